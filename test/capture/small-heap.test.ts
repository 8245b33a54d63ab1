import { getHeapStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { keepHeapSmall } from '../../src/capture/small-heap.js';

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
