import { describe, expect, it } from 'vitest';
import { isNumberedInFolder, matchesTemplate } from '../../src/assess/template-pattern.js';
import type { SkippedUrl, TemplateSample } from '../../src/evidence/capture-record.js';
import type { PageType } from '../../src/ruleset/vocabulary.js';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { origin, page, type TinySite } from '../support/tiny-site.js';

const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const legal = page('/mentions-legales', '<h1>Mentions légales</h1>');
const home = page('/', '<div><a href="/sujet/9">Un sujet</a></div>');
const topics = [page('/sujet/1', '<p>Un.</p>'), page('/sujet/2', '<p>Deux.</p>')];
const template = (pages: readonly string[], more: Partial<TemplateSample> = {}): TemplateSample => ({
  id: 't1',
  pattern: 'exemple.example/sujet/#',
  seen: 500,
  pages,
  chosenAs: pages.map(() => 'first'),
  ...more,
});
const left = (reason: SkippedUrl['reason'], promises: readonly PageType[] = [], more: Partial<SkippedUrl> = {}): SkippedUrl => ({
  url: `${origin}/sujet/9`,
  reason,
  page: 'p0001',
  place: 'body',
  promises,
  template: 't1',
  ...more,
});
const gaps = (site: TinySite) => judgeTiny(host, site).coverage?.gaps.map(({ code }) => code);
const sampled = (skipped: readonly SkippedUrl[], pages: readonly string[] = ['p0003', 'p0004'], more = {}) =>
  gaps({ pages: [home, legal, ...topics], skipped, capture: { templates: [template(pages, more)] } });

describe('an address of a template that was sampled', () => {
  it.each(['sampled', 'not-needed'] as const)('leaves nothing unseen when it was left as %s', (reason) => {
    expect(sampled([left(reason)])).toEqual([]);
  });

  it('leaves a gap where one page of many was read, or none', () => {
    expect(sampled([left('sampled')], ['p0003'])).toEqual(['header-footer-unvisited']);
    expect(sampled([left('sampled')], [])).toEqual(['header-footer-unvisited']);
  });

  it('leaves nothing unseen where all of a few were read', () => {
    expect(sampled([left('sampled')], ['p0003'], { seen: 1 })).toEqual([]);
  });

  it('leaves a gap where its template is unknown, or a limit left it', () => {
    expect(sampled([left('sampled', [], { template: 't7' })])).toEqual(['header-footer-unvisited']);
    expect(sampled([left('page-limit')])).toEqual(['header-footer-unvisited']);
  });

  it('that promises a page still lacking is left over, whatever its template', () => {
    const entry = page('/', '<main><a href="/sujet/9">Éditeur</a></main>');
    const site = { skipped: [left('sampled', ['legal-notice'])], capture: { templates: [template(['p0002', 'p0003'])] } };
    expect(gaps({ pages: [entry, ...topics], ...site })).toContain('promising-left');
    expect(sampled([left('sampled', ['legal-notice'])])).toEqual([]);
  });

  it('is known by its pattern where the list does not name it', () => {
    expect(sampled([])).toEqual([]);
    expect(sampled([], ['p0003', 'p0004'], { pattern: 'exemple.example/salon/#' })).toEqual(['header-footer-unvisited']);
  });

  it('to which the whole site points is no mere sample where pages are named by words', () => {
    const frame = '<footer><a href="/infos">Infos</a></footer>';
    const pages = [page('/', frame), page('/mentions-legales', `<h1>Mentions légales</h1>${frame}`), page('/a', frame)];
    const wide = template(['p0002', 'p0003'], { pattern: 'exemple.example/*' });
    const skipped = [left('sampled', [], { url: `${origin}/infos`, place: 'footer' })];
    expect(gaps({ pages, skipped, capture: { templates: [wide] } })).toEqual(['header-footer-unvisited']);
  });
});

describe('what no template explains', () => {
  it('stays a gap although the visit had found what it needed', () => {
    const { template: _, ...plain } = left('not-needed');
    expect(gaps({ pages: [home, legal], skipped: [plain] })).toEqual(['header-footer-unvisited']);
    const promising = { ...plain, place: 'main' as const, promises: ['legal-notice'] };
    const entry = page('/', '<h1>Bienvenue</h1>');
    expect(gaps({ pages: [entry, legal], skipped: [promising] })).toEqual(['promising-left']);
  });
});

describe('a space of addresses without end', () => {
  const entry = page('/', '<h1>Bienvenue</h1>');
  it('is answered, unless it promises a page still lacking', () => {
    const trap = left('trap', [], { place: 'nav' });
    expect(gaps({ pages: [entry, legal], skipped: [trap] })).toEqual([]);
    expect(gaps({ pages: [entry], skipped: [{ ...trap, promises: ['legal-notice'] }] })).toContain('promising-left');
  });

  it('is known by its pattern where the list does not name it', () => {
    const sorted = page('/', '<nav><a href="/sujet/9?sort=date">Les plus récents</a></nav>');
    const traps = (pattern: string) => [
      { kind: 'sort-order' as const, pattern, seen: 6, example: `${origin}/sujet/1?sort=date` },
    ];
    const met = (pattern: string, skipped: readonly SkippedUrl[] = []) =>
      gaps({ pages: [sorted, legal], skipped, capture: { traps: traps(pattern) } });
    expect(met('exemple.example/sujet/#?sort=*')).toEqual([]);
    expect(met('exemple.example/salon/#?sort=*')).toEqual(['header-footer-unvisited']);
    const { template: _, ...plain } = left('depth-limit', [], { url: `${origin}/sujet/9?sort=date`, place: 'nav' });
    expect(met('exemple.example/sujet/#?sort=*', [plain])).toEqual([]);
    expect(met('exemple.example/sujet/#?sort=*', [{ ...plain, reason: 'page-limit' }])).toEqual(['header-footer-unvisited']);
  });
});

describe('a visit that stopped early', () => {
  const pages = [page('/', '<h1>Bienvenue</h1>'), legal];
  it('by its budget of bytes is a limit, by a lost browser an interruption', () => {
    expect(gaps({ pages, capture: { status: 'partial', stoppedBy: 'site-bytes' } })).toEqual([]);
    expect(gaps({ pages, capture: { status: 'partial', stoppedBy: 'browser-lost' } })).toEqual(['stopped-early']);
  });
});

describe('a pattern', () => {
  const special = 'example.org/w?…&title=Special:Log | example.org/w?…title=Special:Log/… | example.org/w?…title=Special:Log&…';
  it.each([
    ['https://www.example.org/topic/12?page=3', 'example.org/topic/#?page=#', true],
    ['https://example.org/topic/how-to', 'example.org/topic/#', false],
    ['https://example.org/fr/wiki/Paris', 'example.org/{lang}/wiki/*', true],
    ['https://example.org/t/5', 'example.org/a/# | example.org/t/#', true],
    ['https://other.org/t/5', 'example.org/t/#', false],
    ['mailto:a@example.org', 'example.org/*', false],
    ['https://example.org/wiki/Special:Log/Pomme?limit=5', 'example.org/wiki/Special:Log/…', true],
    ['https://example.org/wiki/Special:Log', 'example.org/wiki/Special:Log/…', false],
    ['https://example.org/w?limit=50&title=Special:Log&type=move', special, true],
    ['https://example.org/w?title=Special:Log/Pomme', special, true],
    ['https://example.org/w?title=Special:Log', special, false],
    ['https://example.org/w?limit=50&title=Special:LogIn', special, false],
  ])('%s of %s: %s', (address, pattern, expected) => {
    expect(matchesTemplate(address, pattern)).toBe(expected);
  });

  it('tells numbered pages of a folder from the pages of a whole site', () => {
    expect(['example.org/topic/#', 'example.org/t/*/#'].every(isNumberedInFolder)).toBe(true);
    expect(['example.org/*', 'example.org/#', 'example.org/index.php?id=#', 'example.org/legal/*'].some(isNumberedInFolder)).toBe(
      false,
    );
  });
});
