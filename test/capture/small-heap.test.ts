import { syncBuiltinESMExports } from 'node:module';
import v8, { getHeapStatistics } from 'node:v8';
import { expect, test, vi } from 'vitest';
import { growthFor, keepHeapSmall } from '../../src/capture/small-heap.js';

const used = () => getHeapStatistics().used_heap_size;
const megabytes = (count: number) => Array.from({ length: count }, () => Array.from({ length: 125_000 }, (_, at) => at));

test('what was left behind before a capture is swept when it begins, and only then', () => {
  let left: unknown[] = megabytes(60);
  expect(left).toHaveLength(60);
  left = [];
  const littered = used();
  const first = keepHeapSmall();
  const swept = used();
  expect(littered - swept).toBeGreaterThan(40_000_000);
  left = megabytes(20);
  expect(left).toHaveLength(20);
  left = [];
  const between = used();
  const second = keepHeapSmall();
  expect(between - used()).toBeLessThan(1_000_000);
  first();
  second();
});

test('of works side by side the one that allows the heap least decides, and each counts until it ends', () => {
  const set = vi.spyOn(v8, 'setFlagsFromString');
  syncBuiltinESMExports();
  try {
    const growth = () => set.mock.calls.map(([flag]) => flag).findLast((flag) => flag.startsWith('--heap-growing-percent'));
    const roomy = keepHeapSmall(100);
    expect(growth()).toBe('--heap-growing-percent=100');
    const tight = keepHeapSmall();
    expect(growth()).toBe('--heap-growing-percent=25');
    const other = keepHeapSmall(100);
    other();
    other();
    expect(growth()).toBe('--heap-growing-percent=25');
    tight();
    expect(growth()).toBe('--heap-growing-percent=100');
    roomy();
    expect(growth()).toBe('--heap-growing-percent=0');
  } finally {
    set.mockRestore();
    syncBuiltinESMExports();
  }
});

test('few pages that are judged let the heap grow more than many', () => {
  expect(growthFor(100)).toBe(100);
  expect(growthFor(5000)).toBe(25);
});
