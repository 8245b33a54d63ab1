import { describe, expect, it } from 'vitest';
import { neededPageTypes } from '../../../src/ruleset/needed-page-types.js';
import type { PageType } from '../../../src/ruleset/vocabulary.js';
import { forum } from './forum-site.js';
import {
  crawlSimulated,
  ruleset,
  type SimulatedLink,
  type SimulatedPage,
  type SimulatedSite,
  shapeOf,
} from './simulated-site.js';

const needs = neededPageTypes(ruleset, 'all');

/** A site of fixed pages: path → links and type. */
function siteOf(pages: Readonly<Record<string, SimulatedPage>>, sitemap?: readonly string[]): SimulatedSite {
  return { origin: 'https://a.example', page: (path) => pages[path], ...(sitemap ? { sitemap } : {}) };
}
const page = (types: readonly PageType[], links: readonly SimulatedLink[] = []): SimulatedPage => ({
  types,
  links,
  shape: shapeOf('page'),
});
const link = (to: string, text: string, place: SimulatedLink['place'] = 'main'): SimulatedLink => ({ to, text, place });
const noise = (count: number) =>
  Array.from({ length: count }, (_, index) => link(`/article/${index}-un-titre-assez-long`, `Un titre assez long ${index}`));
const articles = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/article/${index}-un-titre-assez-long`, page(['content-item'])]),
  );

const footerSite = siteOf({
  '/': page(
    ['home'],
    [
      ...noise(30),
      link('/mentions-legales', 'Mentions légales', 'footer'),
      link('/cgu', 'CGU', 'footer'),
      link('/vie-privee', 'Vie privée', 'footer'),
      link('/nous-ecrire', 'Contact', 'footer'),
    ],
  ),
  '/mentions-legales': page(['legal-notice']),
  '/cgu': page(['terms']),
  '/vie-privee': page(['privacy']),
  '/nous-ecrire': page(['contact']),
  ...articles(30),
});
const deepSite = siteOf({
  '/': page(['home'], [link('/aide', 'Aide', 'nav'), link('/boutique', 'Boutique', 'nav'), ...noise(20)]),
  '/aide': page(['help'], [link('/aide/entreprise', 'Notre entreprise')]),
  '/aide/entreprise': page(
    [],
    [link('/aide/entreprise/e1', 'Mentions légales'), link('/aide/entreprise/e2', 'Conditions générales')],
  ),
  '/aide/entreprise/e1': page(['legal-notice']),
  '/aide/entreprise/e2': page(['terms']),
  '/boutique': page([]),
  ...articles(20),
});
const sitemapSite = siteOf(
  {
    '/': page(['home'], noise(10)),
    '/legal/mentions-legales': page(['legal-notice']),
    '/legal/cgu': page(['terms']),
    '/divers': page([]),
    ...articles(10),
  },
  ['/divers', '/article/3-un-titre-assez-long', '/legal/mentions-legales', '/legal/cgu'],
);
const languageSite = siteOf({
  '/': page(
    ['home'],
    ['fr', 'en', 'de', 'es', 'it', 'nl', 'pl'].flatMap((code): SimulatedLink[] => [
      { to: `/${code}/imprint`, text: code === 'fr' ? 'Mentions légales' : 'Imprint', place: 'footer', hreflang: code },
      { to: `/${code}/terms`, text: code === 'fr' ? 'CGU' : 'Terms', place: 'footer', hreflang: code },
    ]),
  ),
  ...Object.fromEntries(
    ['fr', 'en', 'de', 'es', 'it', 'nl', 'pl'].flatMap((code) => [
      [`/${code}/imprint`, page(['legal-notice'])],
      [`/${code}/terms`, page(['terms'])],
    ]),
  ),
});

const shapes: readonly (readonly [string, SimulatedSite, readonly PageType[]])[] = [
  ['links in the footer', footerSite, ['legal-notice', 'terms', 'privacy', 'contact', 'content-item']],
  ['legal pages three levels deep', deepSite, ['legal-notice', 'terms', 'help', 'content-item']],
  ['pages that only the sitemap knows', sitemapSite, ['legal-notice', 'terms', 'content-item']],
  ['many languages', languageSite, ['legal-notice', 'terms']],
  [
    'a forum of 100 000 topics',
    forum,
    ['legal-notice', 'terms', 'privacy', 'contact', 'report-form', 'content-item', 'complaint'],
  ],
];

describe('a crawl of a simulated site', () => {
  it.each(shapes)('finds every key page within 40: %s', (_name, site, types) => {
    const { foundAfter } = crawlSimulated(site, { needs });
    for (const type of types) expect(foundAfter.get(type), type).toBeLessThanOrEqual(40);
  });

  it('finds key pages within eight pages in the median', () => {
    const ranks = shapes
      .flatMap(([, site, types]) => types.map((type) => crawlSimulated(site, { needs }).foundAfter.get(type) ?? 1000))
      .sort((a, b) => a - b);
    expect(ranks[Math.floor(ranks.length / 2)]).toBeLessThanOrEqual(8);
  });

  it.each(shapes)('makes the same visits in the same order twice: %s', (_name, site) => {
    const [once, again] = [crawlSimulated(site, { needs }), crawlSimulated(site, { needs })];
    expect(again.visited).toEqual(once.visited);
    expect(again.frontier.entries()).toEqual(once.frontier.entries());
  });

  it('visits a page of the sitemap that promises a need before those that promise nothing', () => {
    const { visited } = crawlSimulated(sitemapSite, { needs });
    expect(visited.slice(1, 3)).toEqual(['/legal/mentions-legales', '/legal/cgu']);
  });

  it('takes the language of the visit first and not every other one', () => {
    const { visited } = crawlSimulated(languageSite, { needs });
    expect(visited.slice(1, 3)).toEqual(['/fr/imprint', '/fr/terms']);
    expect(visited).toHaveLength(7);
  });

  it('ends by itself on a site that invents addresses without end', () => {
    const endless: SimulatedSite = {
      origin: 'https://a.example',
      page: (path) => ({
        shape: shapeOf('endless'),
        links: [
          link(`${path.replace(/\/$/, '')}/plus`, 'Plus'),
          link(`/jour/${path.length}`, 'Suite'),
          link(`/?page=${path.length + 1}`, '2'),
        ],
      }),
    };
    const { visited, frontier } = crawlSimulated(endless, { needs }, 500, 1000);
    expect(visited.length).toBeLessThan(30);
    expect(frontier.traps().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['growing-path', 'pagination']));
  });
});

describe('a forum of 100 000 topics', () => {
  const { visited, foundAfter, frontier } = crawlSimulated(forum, { needs }, 1000);

  it('is done within sixty pages', () => {
    expect(visited.length).toBeLessThanOrEqual(60);
    expect(frontier.size()).toBe(0);
    expect([...foundAfter.keys()]).toEqual(
      expect.arrayContaining([
        'legal-notice',
        'terms',
        'privacy',
        'contact',
        'help',
        'complaint',
        'report-form',
        'content-item',
        'content-list',
      ]),
    );
  });

  it('tells what was sampled and which traps were left alone', () => {
    const topics = frontier.templates().find(({ pattern }) => pattern.includes('viewtopic.php?t=#'));
    expect(topics?.pages.length).toBeGreaterThanOrEqual(3);
    expect(topics?.seen).toBeGreaterThan(100);
    expect(topics?.chosenAs).toHaveLength(topics?.pages.length ?? 0);
    const kinds = frontier.traps().map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['calendar', 'pagination', 'sort-order']));
  });
});
