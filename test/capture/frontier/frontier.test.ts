import { describe, expect, it } from 'vitest';
import { createFrontier, type FrontierOptions, type Sighting } from '../../../src/capture/frontier/frontier.js';
import { neededPageTypes } from '../../../src/ruleset/needed-page-types.js';
import { ruleset, shapeOf } from './simulated-site.js';

const site = 'https://a.example';
const needs = neededPageTypes(ruleset, 'all');
const frontierOf = (options: Partial<FrontierOptions> = {}) =>
  createFrontier({ needs, samples: 3, everything: false, scopeUrl: site, language: 'fr', ...options });
const sighting = (path: string, more: Partial<Omit<Sighting, 'foundOn'> & Sighting['foundOn']> = {}): Sighting => {
  const { page = 'p0001', text = '', place = 'main', ...rest } = more;
  return { url: `${site}${path}`, depth: 1, promises: [], foundOn: { page, text, place }, ...rest };
};
const pathsOf = (frontier: ReturnType<typeof frontierOf>, most = 100) => {
  const paths: string[] = [];
  for (let next = frontier.next(); next && paths.length < most; next = frontier.next()) paths.push(next.url.slice(site.length));
  return paths;
};

describe('the order of visits', () => {
  it('puts a page that the rules lack before one of which enough was found, and says why', () => {
    const frontier = frontierOf();
    frontier.add(sighting('/autres-mentions', { promises: ['legal-notice'], place: 'footer' }));
    frontier.add(sighting('/cgu', { promises: ['terms'], place: 'footer' }));
    frontier.learn({ id: 'p0001', url: site, requestedUrl: site, types: ['legal-notice'], shape: [], readable: true });
    const first = frontier.next();
    expect(first).toMatchObject({ url: `${site}/cgu`, parts: { 'promise:terms': 97.5, 'place:footer': 14 } });
    expect(first?.score).toBeCloseTo(Object.values(first?.parts ?? {}).reduce((sum, points) => sum + points, 0));
    expect(frontier.next()).toMatchObject({ url: `${site}/autres-mentions`, parts: { 'promise:legal-notice': 8 } });
  });

  it('keeps the order of discovery where nothing tells two addresses apart', () => {
    const frontier = frontierOf();
    for (const path of ['/ccc', '/aaa', '/bbb']) frontier.add(sighting(path, { place: 'nav' }));
    expect(pathsOf(frontier)).toEqual(['/ccc', '/aaa', '/bbb']);
  });

  it('raises a link that a later page shows in its footer, and one that every page shows', () => {
    const frontier = frontierOf();
    frontier.add(sighting('/aaa'));
    frontier.add(sighting('/bbb'));
    frontier.add(sighting('/ccc'));
    expect(frontier.add(sighting('/ccc', { page: 'p0002', place: 'footer' }))).toBe(false);
    for (const page of ['p0002', 'p0003']) frontier.add(sighting('/bbb', { page }));
    expect(pathsOf(frontier)).toEqual(['/ccc', '/bbb', '/aaa']);
  });

  it('prefers what a relation names and puts other languages and hidden links last', () => {
    const frontier = frontierOf();
    frontier.add(sighting('/en/xyz', { hreflang: 'en', place: 'footer' }));
    frontier.add(sighting('/hidden-one', { visible: false }));
    frontier.add(sighting('/plain'));
    frontier.add(sighting('/named', { rel: 'privacy-policy' }));
    expect(pathsOf(frontier)).toEqual(['/named', '/plain', '/hidden-one', '/en/xyz']);
  });
});

describe('when to stop', () => {
  const learnAll = (frontier: ReturnType<typeof frontierOf>, types: readonly (typeof needs)[number][]) =>
    frontier.learn({ id: 'p0001', url: site, requestedUrl: site, types, shape: [], readable: true });

  it('goes on with pages that promise nothing while a need is unmet, and stops when all are met', () => {
    const open = frontierOf({ needs: ['home', 'terms'] });
    open.add(sighting('/divers'));
    learnAll(open, []);
    expect(open.needs()).toEqual({ met: ['home'], unmet: ['terms'] });
    expect(open.size()).toBe(1);
    const met = frontierOf({ needs: ['home', 'terms'] });
    met.add(sighting('/divers'));
    learnAll(met, ['terms']);
    expect(met.next()).toBeUndefined();
    expect(met.rest()).toMatchObject([{ candidate: { url: `${site}/divers` }, reason: 'not-needed' }]);
  });

  it('still visits what frames the site and what promises a needed page, because a proof of absence rests on them', () => {
    const frontier = frontierOf({ needs: ['terms'] });
    frontier.add(sighting('/divers'));
    frontier.add(sighting('/menu', { place: 'nav' }));
    frontier.add(sighting('/cgu-pro', { promises: ['terms'] }));
    learnAll(frontier, ['terms']);
    expect(pathsOf(frontier)).toEqual(['/cgu-pro', '/menu']);
  });

  it('wants several pages of content, not one', () => {
    const frontier = frontierOf({ needs: ['content-item'] });
    for (const id of ['p0001', 'p0002', 'p0003']) {
      expect(frontier.needs().unmet).toEqual(['content-item']);
      frontier.learn({
        id,
        url: `${site}/${id}`,
        requestedUrl: `${site}/${id}`,
        types: ['content-item'],
        shape: [],
        readable: true,
      });
    }
    expect(frontier.needs().met).toEqual(['content-item']);
  });

  it('visits every address that is no trap when everything is asked for', () => {
    const frontier = frontierOf({ needs: [], everything: true });
    for (let id = 0; id < 60; id++) frontier.add(sighting(`/topic/${id}`));
    frontier.add(sighting('/topics?sort=date'));
    frontier.add(sighting('/topics?sort=title'));
    expect(pathsOf(frontier)).toHaveLength(61);
    expect(frontier.rest()).toMatchObject([{ reason: 'trap' }]);
  });
});

describe('the sampling of a template', () => {
  it('takes the first, the oldest and the most linked of its addresses and counts the others', () => {
    const frontier = frontierOf();
    for (let id = 500; id > 100; id--) frontier.add(sighting(`/topic/${id}`));
    for (const page of ['p0002', 'p0003']) frontier.add(sighting('/topic/490', { page }));
    const taken = [frontier.next(), frontier.next(), frontier.next()];
    expect(taken.map((next) => [next?.url.slice(site.length), next?.chosenAs])).toEqual([
      ['/topic/500', 'first'],
      ['/topic/101', 'last'],
      ['/topic/490', 'popular'],
    ]);
    expect(frontier.next()).toBeUndefined();
    expect(new Set(frontier.rest().map(({ reason }) => reason))).toEqual(new Set(['sampled']));
    expect(frontier.rest().length).toBeLessThan(40);
    for (const [index, next] of taken.entries())
      frontier.learn({
        id: `p${index}`,
        url: next?.url ?? '',
        requestedUrl: next?.url ?? '',
        types: ['content-item'],
        shape: [],
        readable: true,
      });
    expect(frontier.templates()).toEqual([
      { id: 't1', pattern: 'a.example/topic/#', seen: 400, pages: ['p0', 'p1', 'p2'], chosenAs: ['first', 'last', 'popular'] },
    ]);
    expect(frontier.templateOf(`${site}/topic/77`)).toBe('t1');
  });

  it.each(['/message/%s/', '/comments/%s/un_titre_assez_long/', '/viewitem?item=%s'])(
    'takes short ids of letters and digits in %s for one template',
    (path) => {
      const frontier = frontierOf();
      const ids = Array.from({ length: 40 }, (_, index) => `${index % 10}${'bcdfgh'[index % 6]}${'klmn'[index % 4]}${index}q`);
      for (const id of ids) frontier.add(sighting(path.replace('%s', id)));
      expect(pathsOf(frontier)).toHaveLength(3);
      expect(frontier.rest()).not.toHaveLength(0);
      expect(new Set(frontier.rest().map(({ reason }) => reason))).toEqual(new Set(['sampled']));
    },
  );

  it('splits pages of one pattern that are built differently, so that each way gets its examples', () => {
    const frontier = frontierOf();
    for (let id = 1; id <= 50; id++) frontier.add(sighting(`/node/${id}`));
    let visits = 0;
    for (let next = frontier.next(); next; next = frontier.next(), visits++) {
      const shape = shapeOf(visits === 1 ? 'gallery' : 'article');
      frontier.learn({ id: `p${visits}`, url: next.url, requestedUrl: next.url, types: ['other'], shape, readable: true });
    }
    expect(visits).toBe(6);
    expect(frontier.templates().map(({ id, pages }) => [id, pages])).toEqual([
      ['t1', ['p0', 'p2', 'p3', 'p4', 'p5']],
      ['t1.2', ['p1']],
    ]);
  });

  it('joins two patterns whose pages are built alike, so that boards with addresses of their own are one template', () => {
    const frontier = frontierOf();
    for (let id = 1; id <= 20; id++) {
      frontier.add(sighting(`/chats/${id}`));
      frontier.add(sighting(`/chiens/${id}`));
    }
    let visits = 0;
    for (let next = frontier.next(); next; next = frontier.next(), visits++)
      frontier.learn({
        id: `p${visits}`,
        url: next.url,
        requestedUrl: next.url,
        types: ['content-item'],
        shape: shapeOf('topic'),
        readable: true,
      });
    expect(visits).toBe(3);
    expect(frontier.templates()).toMatchObject([{ pattern: 'a.example/chats/# | a.example/chiens/#', seen: 40 }]);
  });

  it('does not sample a small family of links that frames the site, but a big one', () => {
    const small = frontierOf();
    for (let id = 1; id <= 9; id++) small.add(sighting(`/salon/${id}`, { place: 'nav' }));
    expect(pathsOf(small)).toHaveLength(9);
    const big = frontierOf();
    for (let id = 1; id <= 40; id++) big.add(sighting(`/salon/${id}`, { place: 'nav' }));
    expect(pathsOf(big)).toHaveLength(3);
  });

  it('visits a few links of the menu whose addresses look like those of many articles', () => {
    const frontier = frontierOf();
    for (let id = 1; id <= 40; id++) frontier.add(sighting(`/un-article-bien-long-${'abcdefgh'[id % 8]}${'klmnopqr'[id % 5]}`));
    for (const path of ['/nos-engagements-pour-la-planete', '/nos-valeurs-et-notre-histoire'])
      frontier.add(sighting(path, { place: 'footer' }));
    expect(pathsOf(frontier).slice(0, 2)).toEqual(['/nos-engagements-pour-la-planete', '/nos-valeurs-et-notre-histoire']);
  });

  it('never leaves out an address whose words promise a lacking page, until its template disappointed that promise', () => {
    const frontier = frontierOf();
    for (let id = 1; id <= 30; id++) frontier.add(sighting(`/sujet/${id}`));
    expect(pathsOf(frontier)).toHaveLength(3);
    const promising = Array.from({ length: 9 }, (_, index) => `/sujet/${100 + index}`);
    for (const path of promising) frontier.add(sighting(path, { promises: ['complaint'] }));
    let visits = 0;
    for (let next = frontier.next(); next; next = frontier.next(), visits++)
      frontier.learn({
        id: `p${visits}`,
        url: next.url,
        requestedUrl: next.url,
        types: ['content-item'],
        shape: [],
        readable: true,
      });
    expect(visits).toBe(3);
  });

  it('gives the template another try when a visit gave nothing to read, but not for ever', () => {
    const frontier = frontierOf();
    for (let id = 1; id <= 30; id++) frontier.add(sighting(`/topic/${id}`));
    let visits = 0;
    for (let next = frontier.next(); next; next = frontier.next(), visits++)
      frontier.learn({ id: `p${visits}`, url: next.url, requestedUrl: next.url, types: [], shape: [], readable: false });
    expect(visits).toBe(6);
  });
});

describe('memory', () => {
  it('stays small whatever the number of addresses, and counts what is not kept', () => {
    const frontier = frontierOf();
    for (let id = 0; id < 20_000; id++) frontier.add(sighting(`/topic/${id}`));
    const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    for (let id = 0; id < 7000; id++) frontier.add(sighting(`/${letters(id)}/x${letters(id * 7)}y`));
    frontier.add(sighting('/mentions', { promises: ['legal-notice'] }));
    expect(frontier.rest().length).toBeLessThanOrEqual(5000);
    expect(frontier.dropped()).toBeGreaterThan(20_000);
    expect(frontier.templates()[0]).toMatchObject({ pattern: 'a.example/topic/#', seen: 20_000 });
    expect(frontier.next()?.url).toBe(`${site}/mentions`);
    expect(frontier.entries().length).toBeLessThanOrEqual(20_000);
  });
});

it('tells what became of every address', () => {
  const frontier = frontierOf();
  for (let id = 1; id <= 20; id++) frontier.add(sighting(`/topic/${id}`));
  frontier.add(sighting('/cgu', { promises: ['terms'] }));
  frontier.next();
  const entries = frontier.entries('time-limit');
  expect(entries).toHaveLength(21);
  expect(entries[0]).toMatchObject({ url: `${site}/cgu`, fate: 'visited', promises: ['terms'], sightings: 1 });
  const fates = (fate: string) => entries.filter((entry) => entry.fate === fate).length;
  expect([fates('time-limit'), fates('sampled')]).toEqual([3, 17]);
  frontier.leave(`${site}/cgu`, 'robots');
  expect(frontier.entries()[0]?.fate).toBe('robots');
});

it('takes an address with a session id for the page it is, and reports the space of such addresses', () => {
  const frontier = frontierOf();
  expect(frontier.add(sighting('/index.php?PHPSESSID=abc123'))).toBe(true);
  expect(frontier.add(sighting('/index.php?PHPSESSID=def456'))).toBe(false);
  expect(frontier.add(sighting('/index.php;jsessionid=ABC'))).toBe(false);
  expect(frontier.next()?.url).toBe(`${site}/index.php`);
  expect(frontier.traps()).toEqual([
    { kind: 'session-id', pattern: 'a.example/index.php', seen: 3, example: `${site}/index.php?PHPSESSID=abc123` },
  ]);
});
