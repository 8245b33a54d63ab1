import { describe, expect, it } from 'vitest';
import type { CrawlState } from '../../src/capture/crawl-state.js';
import type { Candidate } from '../../src/capture/frontier/frontier.js';
import { isWorthPicturing } from '../../src/capture/worth-picturing.js';

const state = (): CrawlState => ({ pictured: new Map() }) as unknown as CrawlState;
const candidate = (path: string, more: Partial<Candidate> = {}) =>
  ({ url: `https://forum.example${path}`, promises: [], ...more }) as unknown as Candidate;
const picked = (candidates: readonly Candidate[], on = state()) => candidates.map((one) => isWorthPicturing(on, one));

describe('a picture of the whole page', () => {
  it('is taken of pages that promise something', () => {
    expect(picked([candidate('/cgu', { promises: ['terms'] }), candidate('/vie-privee', { promises: ['privacy'] })])).toEqual([
      true,
      true,
    ]);
  });

  it('is taken of the first page of a template, and of the first that promises something more', () => {
    const template = 't1';
    const promised = { template, promises: ['terms'] as const };
    expect(
      picked([
        candidate('/t/1', { template }),
        candidate('/t/2', { template }),
        candidate('/t/cgu', promised),
        candidate('/t/3', promised),
      ]),
    ).toEqual([true, false, true, false]);
  });

  it('is taken of a few pages that promise nothing, and of forty in all', () => {
    const plain = Array.from({ length: 12 }, (_, index) => candidate(`/plain-${index}`));
    const sought = Array.from({ length: 40 }, (_, index) => candidate(`/terms-${index}`, { promises: ['terms'] }));
    const taken = picked([...plain, ...sought]);
    expect(taken.slice(0, 12).filter(Boolean).length).toBe(8);
    expect(taken.filter(Boolean).length).toBe(40);
  });
});
