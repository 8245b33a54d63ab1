import { describe, expect, it } from 'vitest';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule, withPageType } from '../support/tiny-ruleset.js';
import { page } from '../support/tiny-site.js';

const home = page('/', '<h1>Bienvenue</h1>');

describe('the page at which the visit began', () => {
  const onHome = rule({ target: { pages: ['home'] }, check: { fact: { id: 'host-named', absence: 'visited' } } });

  it('counts as the home page, whatever its address', () => {
    expect(judgeTiny(onHome, { pages: [page('/fr/accueil', '<p>Hébergé par Exemple.</p>')] }).outcome).toBe('pass');
  });
});

describe('an absence for which the pages seen suffice', () => {
  it('is unknown where no such page was seen', () => {
    const seen = rule({ check: { fact: { id: 'host-named', absence: 'visited' } } });
    expect(judgeTiny(seen, { pages: [home] })).toMatchObject({ outcome: 'not-tested', reason: 'page-not-found' });
  });
});

describe('an absence on a site whose mark-up names no header and no footer', () => {
  // Once such a site had no link to visit, so five hundred unread pages did not keep an absence from being stated.
  it('is not stated while a link was not visited', () => {
    const absent = rule({ check: { fact: { id: 'host-named' } } });
    const legal = page('/mentions-legales', '<h1>Mentions légales</h1>');
    const site = { pages: [page('/', '<h1>Bienvenue</h1><div><a href="/infos">Infos</a></div>'), legal] };
    const result = judgeTiny(absent, site);
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'coverage-incomplete' });
    expect(result.coverage?.gaps.map(({ code }) => code)).toContain('header-footer-unvisited');
  });
});

describe('an absence on a site with a dead link to the page sought', () => {
  it('is not stated: the page may stand elsewhere', () => {
    const absent = rule({ check: { fact: { id: 'host-named' } } });
    const dead = {
      path: '/mentions',
      obstacle: 'http-error' as const,
      status: 404,
      foundOn: { page: 'p0001', text: 'Mentions légales', place: 'footer' as const },
    };
    const read = page('/mentions-legales', '<h1>Mentions légales</h1>');
    const result = judgeTiny(absent, { pages: [home, read, dead] });
    expect(result.outcome).not.toBe('fail');
    expect(result.coverage?.gaps.map(({ code }) => code)).toContain('blocked-pages');
  });

  it('is stated when the dead link promises no more than a page about the site, which no law asks for', () => {
    const absent = rule({ target: { pages: ['legal-notice', 'about'] }, check: { fact: { id: 'host-named' } } });
    const gapsOf = (text: string, status: number) =>
      judgeTiny(absent, {
        ruleset: withPageType('about', 'a propos'),
        pages: [
          home,
          page('/mentions-legales', '<h1>Mentions légales</h1>'),
          { path: '/projet', obstacle: 'http-error' as const, status, foundOn: { page: 'p0001', text, place: 'main' as const } },
        ],
      }).coverage?.gaps.map(({ code }) => code);
    expect(gapsOf('À propos', 404)).toEqual([]);
    expect(gapsOf('À propos', 503)).toContain('blocked-pages');
    expect(gapsOf('À propos et mentions légales', 404)).toContain('blocked-pages');
    expect(gapsOf('Mentions légales', 404)).toContain('blocked-pages');
  });
});
