import { describe, expect, it } from 'vitest';
import { createPersonalFinder } from '../../src/facts/personal-data.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

const { inWords, inSource } = createPersonalFinder(loadRuleset());
const told = (text: string) => inWords(text).map(({ kind, value }) => `${kind}: ${value}`);

describe('what may belong to a person is found in the words of a page', () => {
  it.each([
    ['Écrire à jeanne.verger@pommier.fr', 'e-mail: jeanne.verger@pommier.fr'],
    ['Écrire à jeanne [at] pommier [point] fr', 'e-mail: jeanne [at] pommier [point] fr'],
    ['Tél. : 06 12 34 59 78', 'phone: 06 12 34 59 78'],
    ['Telefon: +49 40 1234567', 'phone: +49 40 1234567'],
    ['Domicilié 12 rue des Vergers, 69003 Lyon', 'address: 12 rue des Vergers, 69003 Lyon'],
    ['1 Orchard Place, London, SE1 2AA', 'address: 1 Orchard Place, London, SE1 2AA'],
  ])('%s', (text, value) => {
    expect(told(text)).toContain(value);
  });
});

describe('what belongs to a function or a service is left', () => {
  it.each([
    'Écrire à contact@pommier.fr',
    'moderation-fr@pommier.fr',
    'dpo.groupe@pommier.fr',
    'Tél. : 0 892 123 457',
    'Appelez le 39 47',
    'Tél. : 08 00 12 34 57',
    'SIRET 512 345 679 00017',
    'la loi n° 78-17 du 6 janvier 1978',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

it('finds e-mail addresses in the source of a page, and takes no picture for one', () => {
  const source = '<img src="icone@2x.png" alt=""><a href="mailto:paul@pommier.fr" data-a="info@pommier.fr">';
  expect(inSource(source).map(({ value }) => value)).toEqual(['paul@pommier.fr']);
});
