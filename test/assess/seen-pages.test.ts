import { describe, expect, it } from 'vitest';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
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
