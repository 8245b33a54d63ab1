import { describe, expect, it } from 'vitest';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { origin, page } from '../support/tiny-site.js';

const home = page('/', '<h1>Bienvenue</h1>');
const legal = page('/mentions-legales', '<h1>Mentions légales</h1>');
const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const forbidden = { url: `${origin}/mentions-legales`, pageType: 'legal-notice', status: null, left: 'robots' } as const;

describe('usual addresses that robots.txt asks to leave alone', () => {
  it('are no silent tries: what is missing names robots.txt and the way to read them', () => {
    const tried = [{ url: `${origin}/legal`, pageType: 'legal-notice', status: 404 }];
    const { outcome, coverage } = judgeTiny(host, { pages: [home], capture: { slugTries: [forbidden, ...tried] } });
    expect(outcome).toBe('needs-review');
    const [gap, ...others] = coverage?.gaps ?? [];
    expect(gap).toMatchObject({ code: 'robots-left', urls: [`${origin}/mentions-legales`] });
    for (const detail of Object.values(gap?.detail ?? {})) expect(detail).toMatch(/robots\.txt.*--robots ignore/);
    expect(others).toEqual([]);
    expect(coverage?.slugsTried.map(({ url }) => url)).toEqual([`${origin}/legal`]);
  });

  it('are not missed when the page was found another way', () => {
    expect(judgeTiny(host, { pages: [home, legal], capture: { slugTries: [forbidden] } }).coverage?.gaps).toEqual([]);
  });
});
