import { describe, expect, it } from 'vitest';
import type { LexiconDefinition } from '../../src/ruleset/definitions.js';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule, tinyRuleset } from '../support/tiny-ruleset.js';
import { origin, page, type TinyPage } from '../support/tiny-site.js';

const home = page('/', '<h1>Bienvenue</h1>');
const host = rule({ check: { fact: { id: 'host-named' } } });
const url = `${origin}/mentions`;

const goneWords: LexiconDefinition = {
  schema: 1,
  file: 'lexicons/says-page-gone.yaml',
  id: 'says-page-gone',
  phrases: { fr: ['page introuvable'] },
  accept: { fr: ['page introuvable'] },
  reject: { fr: ['page trouvée'] },
};
const lexicons = new Map([...tinyRuleset().lexicons, [goneWords.id, goneWords]]);

const nothing = '<main><h1>Page introuvable</h1></main>';
const dead = (more: Partial<TinyPage> = {}): TinyPage => ({
  path: '/mentions',
  body: nothing,
  obstacle: 'http-error',
  status: 404,
  foundOn: { page: 'p0001', text: 'Mentions légales', place: 'footer' },
  ...more,
});
const asked = (status: number | null) => ({ askedAgain: [{ url, status, at: '2026-11-01T12:01:00.000Z' }] });
const judged = (page: TinyPage, capture = asked(404)) => judgeTiny(host, { ruleset: { lexicons }, pages: [home, page], capture });

describe('a link to the page sought that leads nowhere', () => {
  it.each([404, 410])('keeps no absence open when the site said so twice and shows nothing (%i)', (status) => {
    const result = judged(dead({ status }), asked(status));
    expect(result).toMatchObject({ outcome: 'fail', coverage: { complete: true, gaps: [] } });
    expect(result.coverage?.deadLinks).toEqual([{ url, status, promises: ['legal-notice'] }]);
  });

  it.each<[string, TinyPage, ReturnType<typeof asked> | undefined]>([
    ['it was not asked again', dead(), undefined],
    ['the second answer was another', dead(), asked(200)],
    ['nothing answered the second time', dead(), asked(null)],
    ['the server failed', dead({ status: 500 }), asked(500)],
    [
      'a script shows a page there',
      dead({ body: '<main><h1>Mentions légales</h1><p>Le site est au Verger.</p></main>' }),
      asked(404),
    ],
    ['only the menu says that a page is missing', dead({ body: `<nav>Page introuvable</nav><main>Le site.</main>` }), asked(404)],
    ['it says much beside', dead({ body: `${nothing}<p>${'Le verger est ouvert. '.repeat(100)}</p>` }), asked(404)],
    ['what it showed was not kept', { ...dead({ artifacts: {} }) }, asked(404)],
  ])('keeps it open when %s', (_, page, again) => {
    const result = judgeTiny(host, { ruleset: { lexicons }, pages: [home, page], ...(again ? { capture: again } : {}) });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'coverage-incomplete' });
    expect(result.coverage?.gaps.map(({ code }) => code)).toEqual(['blocked-pages']);
    expect(result.coverage?.deadLinks).toBeUndefined();
  });

  it('is told only where it promises what is sought', () => {
    const terms = dead({ path: '/regles', foundOn: { page: 'p0001', text: 'Conditions d’utilisation', place: 'footer' } });
    const capture = { askedAgain: [{ url: `${origin}/regles`, status: 404, at: '2026-11-01T12:01:00.000Z' }] };
    const result = judgeTiny(host, { ruleset: { lexicons }, pages: [home, terms], capture });
    expect(result.outcome).toBe('fail');
    expect(result.coverage?.deadLinks).toBeUndefined();
  });
});

describe('a dead link that calls itself the home page', () => {
  it('hides nothing: the visit began at the home page', () => {
    const onHome = rule({ target: { pages: ['home'] }, check: { fact: { id: 'host-named' } } });
    const pages = [home, dead({ path: '/liens/accueil', foundOn: { page: 'p0001', text: 'home', place: 'nav' } })];
    const withHome = new Map([...lexicons, ['home-title', { ...goneWords, id: 'home-title', phrases: { fr: ['home'] } }]]);
    const pageTypes = new Map(
      [...tinyRuleset().pageTypes].map(([id, type]) => [id, id === 'home' ? { ...type, lexicon: 'home-title' } : type]),
    );
    const result = judgeTiny(onHome, { ruleset: { lexicons: withHome, pageTypes }, pages });
    expect(result.coverage?.gaps).toEqual([]);
  });
});
