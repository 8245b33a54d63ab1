import { describe, expect, it } from 'vitest';
import { oncePerSite } from '../../src/assess/once-per-site.js';
import type { Site } from '../../src/assess/site.js';

/** Two sites that say the same and are two. */
const siteOf = (): Site => ({}) as Site;

describe('what is made of a site once', () => {
  it('is made again for another site only', () => {
    const asked: Site[] = [];
    const listOf = oncePerSite((site) => {
      asked.push(site);
      return [site];
    });
    const [one, other] = [siteOf(), siteOf()];
    const first = listOf(one);
    expect(listOf(one)).toBe(first);
    expect(listOf(other)).not.toBe(first);
    expect(asked).toEqual([one, other]);
    expect(asked[1]).toBe(other);
  });

  it('is remembered even where it is nothing', () => {
    let made = 0;
    const nothing = oncePerSite(() => {
      made++;
      return undefined;
    });
    const site = siteOf();
    expect([nothing(site), nothing(site), made]).toEqual([undefined, undefined, 1]);
  });
});
