import { describe, expect, it } from 'vitest';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { origin, page, type TinySite } from '../support/tiny-site.js';

const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const legal = page('/wiki.php?id=mentions', '<h1>Mentions légales</h1>');
const gaps = (site: TinySite) => judgeTiny(host, site).coverage?.gaps.map(({ code }) => code);
const nav = (href: string) => `<nav><a href="${href}">Fichiers</a></nav>`;
const article = (id: string) => page(`/wiki.php?id=${id}`, nav(`/wiki.php?id=${id}&do=media`));
const tool = (id: string) => page(`/wiki.php?id=${id}&do=media`, '<p>Des fichiers.</p>');
const home = page('/', '<h1>Bienvenue</h1>');

describe('a tool that each page offers about itself', () => {
  it('leaves nothing unseen once it was read on two pages', () => {
    expect(gaps({ pages: [home, legal, article('a'), article('b'), article('c'), tool('a'), tool('b')] })).toEqual([]);
  });

  it('leaves a gap while it was read on one page', () => {
    expect(gaps({ pages: [home, legal, article('a'), article('b'), tool('a')] })).toEqual(['header-footer-unvisited']);
  });

  it('leaves a gap where another tool was read', () => {
    const other = [page('/wiki.php?id=a&do=recent', '<p>Rien.</p>'), page('/wiki.php?id=b&do=recent', '<p>Rien.</p>')];
    expect(gaps({ pages: [home, legal, article('c'), ...other] })).toEqual(['header-footer-unvisited']);
  });

  it('leaves a gap where the menu of another page leads to the same address', () => {
    const plan = page('/plan', nav('/wiki.php?id=c&do=media'));
    const read = [article('a'), article('b'), tool('a'), tool('b')];
    expect(gaps({ pages: [home, legal, article('c'), plan, ...read] })).toEqual(['header-footer-unvisited']);
    expect(gaps({ pages: [home, legal, plan, article('c'), ...read] })).toEqual(['header-footer-unvisited']);
  });

  it('leaves nothing unseen where a limit left it, unless it promises a page still lacking', () => {
    const left = { url: `${origin}/wiki.php?id=c&do=media`, reason: 'depth-limit', page: 'p0003', place: 'nav' } as const;
    const pages = [home, legal, article('a'), article('b'), article('c'), tool('a'), tool('b')];
    expect(gaps({ pages, skipped: [{ ...left, promises: [] }] })).toEqual([]);
    const lacking = { pages: [home, page('/x', ''), article('a'), article('b'), article('c'), tool('a'), tool('b')] };
    expect(gaps({ ...lacking, skipped: [{ ...left, promises: ['legal-notice'] }] })).toContain('promising-left');
  });

  it('is known in the path, too', () => {
    const profile = (name: string) => page(`/user/${name}`, nav(`/user/${name}/topics`));
    const topics = (name: string) => page(`/user/${name}/topics`, '<p>Des sujets.</p>');
    expect(gaps({ pages: [home, legal, profile('ana'), profile('bob'), profile('lea'), topics('ana'), topics('bob')] })).toEqual(
      [],
    );
  });
});
