import { describe, expect, it } from 'vitest';
import { createFrontier } from '../../../src/capture/frontier/frontier.js';
import type { PageType } from '../../../src/ruleset/vocabulary.js';
import { crawlSimulated, type SimulatedLink, type SimulatedPage, type SimulatedSite, shapeOf } from './simulated-site.js';

const needs: readonly PageType[] = ['legal-notice', 'terms'];
const page = (links: readonly SimulatedLink[], types: readonly PageType[] = []): SimulatedPage => ({
  links,
  types,
  shape: shapeOf('page'),
});
/** A page that is built in its own way. */
const toolPage = (kind: string, links: readonly SimulatedLink[]): SimulatedPage => ({ links, shape: shapeOf(kind) });
const nav = (to: string, text: string): SimulatedLink => ({ to, text, place: 'nav' });
const countOf = (visited: readonly string[], pattern: RegExp) => visited.filter((path) => pattern.test(path)).length;

const names = ['accueil', 'ecluses', 'haltes', 'ports', 'tarifs', 'balades', 'cartes', 'photos', 'salon'];
const tools = ['media', 'recent', 'watchers', 'statistics'];

describe('the tools that each page offers about itself', () => {
  it('are visited on a few pages of a wiki behind one script, and its pages all the same', () => {
    const menu = names.map((name) => nav(`/doku.php?id=${name}`, name));
    const wiki: SimulatedSite = {
      origin: 'https://a.example',
      page: (path) => {
        const url = new URL(path, 'https://a.example');
        const id = url.searchParams.get('id') ?? 'accueil';
        const tool = url.searchParams.get('do');
        const offered = [...menu, ...tools.map((name) => nav(`/doku.php?id=${id}&do=${name}`, name))];
        return tool === null ? page(offered) : toolPage(tool, offered);
      },
    };
    const { visited } = crawlSimulated(wiki, { needs }, 100);
    for (const tool of tools) expect(countOf(visited, new RegExp(`do=${tool}`)), tool).toBe(3);
    expect(countOf(visited, /id=[a-z]+$/)).toBe(names.length);
  });

  it('are visited on a few profiles of a forum', () => {
    const tabs = ['topics', 'posts', 'groups'];
    const members = names.slice(0, 5);
    const forum: SimulatedSite = {
      origin: 'https://a.example',
      page: (path) => {
        const [, , member, tab] = path.split('/');
        if (member === undefined) return page(members.map((name) => nav(`/user/${name}`, name)));
        const offered = tabs.map((name) => nav(`/user/${member}/${name}`, name));
        return tab === undefined ? page(offered) : toolPage(tab, offered);
      },
    };
    const { visited } = crawlSimulated(forum, { needs }, 100);
    for (const tab of tabs) expect(countOf(visited, new RegExp(`/${tab}$`)), tab).toBe(3);
    expect(countOf(visited, /^\/user\/\w+$/)).toBe(members.length);
  });

  it('leave links of the menu their visits, though their addresses are also tools of the pages that they name', () => {
    const site = 'https://a.example';
    const frontier = createFrontier({ needs, samples: 3, everything: false, scopeUrl: site, language: 'fr' });
    const add = (name: string, from: string, place: 'nav' | 'footer') => {
      const foundOn = { page: from, text: 'Fichiers', place };
      frontier.add({ url: `${site}/doku.php?id=${name}&do=media`, depth: 2, foundOn, from: site + from, promises: [] });
    };
    for (const name of names) add(name, `/doku.php?id=${name}`, 'nav');
    const menu = names.slice(3, 8);
    for (const name of menu) add(name, '/plan', 'footer');
    const visited: string[] = [];
    for (let next = frontier.next(); next; next = frontier.next()) visited.push(next.url);
    expect(visited).toEqual(expect.arrayContaining(menu.map((name) => `${site}/doku.php?id=${name}&do=media`)));
  });

  it('are no reason to visit each of the many addresses of a script that its own page links in its menu', () => {
    const site = 'https://a.example';
    const frontier = createFrontier({ needs, samples: 3, everything: false, scopeUrl: site, language: 'fr' });
    for (let cat = 1; cat <= 40; cat++) {
      const foundOn = { page: 'p0001', text: `Rubrique ${cat}`, place: 'nav' as const };
      frontier.add({ url: `${site}/forum.php?cat=${cat}`, depth: 1, foundOn, from: `${site}/forum.php`, promises: [] });
    }
    let visits = 0;
    while (frontier.next()) visits++;
    expect(visits).toBe(3);
  });

  it('are visited beyond the few while their words promise a page that is lacking', () => {
    const wiki: SimulatedSite = {
      origin: 'https://a.example',
      page: (path) => {
        const url = new URL(path, 'https://a.example');
        const id = url.searchParams.get('id');
        if (url.searchParams.get('do') === 'cgu') return page([], id === 'salon' ? ['terms'] : []);
        if (id !== null)
          return page([nav(`/doku.php?id=${id}&do=${id === 'salon' ? 'cgu' : 'media'}`, id === 'salon' ? 'CGU' : 'media')]);
        return page(names.map((name) => nav(`/doku.php?id=${name}`, name)));
      },
    };
    expect(crawlSimulated(wiki, { needs }, 100).foundAfter.has('terms')).toBe(true);
  });
});
