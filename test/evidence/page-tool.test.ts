import { describe, expect, it } from 'vitest';
import { ownPlace, toolKey } from '../../src/evidence/page-tool.js';

const site = 'https://a.example';
const placeOf = (link: string, page: string) => ownPlace(site + link, site + page);

describe('what a page offers about itself', () => {
  it.each([
    ['/doku.php?id=locks:e1&do=edit', '/doku.php?id=locks:e1', { parameter: 'id' }],
    ['/doku.php?id=start&do=login&sectok=', '/doku.php?id=start', { parameter: 'id' }],
    ['/view.php?t=12&print=1', '/view.php?t=12', { parameter: 't' }],
    ['/doku.php?id=locks:e1&do=media&ns=locks', '/doku.php?id=locks:e1', { parameter: 'id', within: ['ns'] }],
    ['/index.php?title=Page_d%27accueil&action=history', '/wiki/Page_d%27accueil', { parameter: 'title' }],
    ['/doku.php?id=start&do=index', '/doku.php?id=start&do=login', { parameter: 'id' }],
    ['/user/ana/posts', '/user/ana/topics', { segment: 2 }],
    ['/start?do=index', '/start', { segment: 1 }],
    ['/user/ana/topics', '/user/ana', { segment: 2 }],
    ['/user/ana/topics/best', '/user/ana/', { segment: 2 }],
  ])('%s on %s', (link, page, place) => {
    expect(placeOf(link, page)).toEqual(place);
  });
});

describe('the key of a tool', () => {
  it('is the same on each page, whatever the order of its parameters', () => {
    const key = toolKey(`${site}/doku.php?id=a&do=edit`, `${site}/doku.php?id=a`);
    expect(toolKey(`${site}/doku.php?do=edit&id=b`, `${site}/doku.php?id=b`)).toBe(key);
    expect(toolKey(`${site}/doku.php?id=a&do=media`, `${site}/doku.php?id=a`)).not.toBe(key);
    expect(toolKey(`${site}/user/ana/topics`, `${site}/user/ana`)).toBe(toolKey(`${site}/user/bob/topics`, `${site}/user/bob`));
  });

  it('is the same in each part of a site that the tool names beside the page', () => {
    const inPart = (part: string, page: string) =>
      toolKey(`${site}/doku.php?id=${page}&do=media&ns=${part}`, `${site}/doku.php?id=${page}`);
    expect(inPart('locks', 'locks:e1')).toBe(inPart('wiki:help', 'wiki:help:syntax'));
    expect(inPart('locks', 'lockstep')).not.toBe(inPart('wiki', 'wiki:syntax'));
    expect(inPart('locks', 'wiki:locks')).not.toBe(inPart('wiki', 'wiki:syntax'));
  });

  it('is none for a link that names no page on which it stands', () => {
    expect(toolKey(`${site}/cgu`, `${site}/`)).toBeUndefined();
  });
});

describe('what is no tool of the page', () => {
  it.each([
    ['another page', '/doku.php?id=regles', '/doku.php?id=start'],
    ['the same page', '/doku.php?id=start', '/doku.php?id=start'],
    ['a page of the site, in the language of this one', '/?lang=fr&page=cgu', '/?lang=fr'],
    ['a page of the site, in the same style', '/index.php?style=dark&page=cgu', '/index.php?style=dark'],
    ['a page below the entry page', '/cgu', '/'],
    ['what the entry page asks', '/?do=login', '/'],
    ['a page below a top level', '/forum/regles', '/forum'],
    ['a page below a language', '/site/fr/cgu', '/site/fr'],
    ['the page in another language', '/cgu?lang=fr', '/cgu'],
    ['the page in another language, by its name', '/index.php?id=cgu&lang=fr', '/index.php?id=cgu'],
    ['back to the page', '/doku.php?id=start', '/doku.php?id=start&do=login'],
    ['a page beside it at the top', '/forum/regles', '/forum/faq'],
    ['a page far below', '/a/b/c/d/e', '/a/b'],
    ['another view of a list', '/liste?page=2', '/liste?page=1'],
    ['a parameter that happens to be the name, alone', '/recherche?q=cgu', '/legal/cgu'],
  ])('%s: %s on %s', (_what, link, page) => {
    expect(placeOf(link, page)).toBeUndefined();
  });

  it('is never on another host, and a text that is no address has none', () => {
    expect(ownPlace('https://b.example/user/ana/topics', `${site}/user/ana`)).toBeUndefined();
    expect(ownPlace('javascript:void(0)', `${site}/user/ana`)).toBeUndefined();
    expect(ownPlace('user/ana/topics', `${site}/user/ana`)).toBeUndefined();
  });
});
