import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBundleWriter } from '../../src/evidence/bundle-writer.js';
import { boxAround, type LayoutRun, layoutText, readLayout, unmovedRuns } from '../../src/evidence/page-layout.js';
import type { PageRecord } from '../../src/evidence/page-record.js';
import { sha256 } from '../../src/evidence/sha256.js';

const runs: readonly LayoutRun[] = [
  [120, 'Mentions', 10, 20, 300, 40],
  [480, '<img alt', 40, 900, 120, 80],
];

describe('a layout', () => {
  it('is read back as it was written, one run a line', () => {
    const text = layoutText({ cut: true, runs });
    expect(text.split('\n').length).toBe(runs.length + 3);
    expect(readLayout(text)).toEqual({ cut: true, runs });
    expect(readLayout(layoutText({ cut: false, runs: [] }))).toEqual({ cut: false, runs: [] });
  });

  it.each(['', '7', '[]', '{}', '{"runs":[[1,"a",0,0,1,null]]}', '{"runs":[["1","a",0,0,1,1]]}', '{"runs":[[1,"a",0,0,1]]}'])(
    'is none when it is %s',
    (text) => expect(readLayout(text)).toBeUndefined(),
  );

  it('is a file of the bundle, which the record names with its hash', () => {
    const parent = mkdtempSync(join(tmpdir(), 'vigie-layout-'));
    const layout = layoutText({ cut: false, runs });
    const writer = createBundleWriter(join(parent, 'evidence.wacz'));
    const { artifacts } = writer.writePage({ id: 'p0001' } as PageRecord, { layout });
    const path = 'records/p0001/layout.json';
    expect(artifacts).toEqual({ layout: { path, sha256: sha256(layout), bytes: Buffer.byteLength(layout) } });
    expect(readFileSync(join(parent, 'evidence.wacz', path), 'utf8')).toBe(layout);
    rmSync(parent, { recursive: true });
  });

  it('tells the smallest box around runs', () => {
    expect(boxAround(runs)).toEqual({ x: 10, y: 20, width: 300, height: 960 });
    expect(boxAround([])).toBeUndefined();
  });

  it.each([
    ['did not move', [120, 'Mentions', 10, 20, 300, 40], true],
    ['moved by less than can be seen', [120, 'Mentions', 10, 21, 300, 40], true],
    ['moved', [120, 'Mentions', 10, 60, 300, 40], false],
    ['grew', [120, 'Mentions', 10, 20, 300, 80], false],
    ['is gone', [121, 'Mentions', 10, 20, 300, 40], false],
  ] as const)('keeps the place of what %s', (_, later, kept) => {
    expect(unmovedRuns([runs[0] as LayoutRun], [later as LayoutRun]).length).toBe(kept ? 1 : 0);
  });
});
