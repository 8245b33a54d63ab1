import { describe, expect, it } from 'vitest';
import { compileField } from '../../src/facts/field-index.js';
import { foldText } from '../../src/facts/fold-text.js';
import { compileLexicon } from '../../src/facts/lexicon-index.js';
import type { FieldDefinition } from '../../src/ruleset/definitions.js';

const director: FieldDefinition = {
  schema: 1,
  id: 'director',
  title: { fr: 'Directeur', en: 'Director' },
  patterns: ['(?i:directeur de la publication)[\\s:]*(?i:est )?(?P<value>(?:\\p{Lu}\\p{L}+ ?){1,3})'],
  validator: 'person',
  personalData: true,
  accept: [],
  reject: [],
  file: 'director.yaml',
};
const valuesIn = (text: string): readonly string[] =>
  compileField(director, new Map())
    .find(text, () => '', ['fr'])
    .map(({ value }) => value);

describe('compileField', () => {
  it('looks on inside what it took for a value, when that is no value', () => {
    expect(valuesIn('Directeur de la publication\nLe Directeur de la publication est Jeanne Verger')).toEqual(['Jeanne Verger']);
  });

  it('reads a label with and without accents, and gives the value as it is written', () => {
    const accented = { ...director, patterns: ['(?i:gérante?) : (?P<value>\\p{Lu}[\\p{L} ]+)'] };
    const find = compileField(accented, new Map()).find;
    for (const label of ['Gérante', 'GERANTE', 'gérante']) {
      expect(
        find(`${label} : Zoé Pépin`, () => '', ['fr']).map(({ value }) => value),
        label,
      ).toEqual(['Zoé Pépin']);
    }
  });

  it('takes no value right before which a lexicon tells of somebody else', () => {
    const others = compileLexicon({
      schema: 1,
      id: 'others',
      phrases: { fr: ['heberge par *$'] },
      accept: { fr: [] },
      reject: { fr: [] },
      file: 'others.yaml',
    });
    const by = { ...director, validator: 'name', notAfter: 'others', patterns: ['(?i:par) (?P<value>\\p{Lu}\\p{L}+)'] };
    const text = 'édité par Verger, hébergé par Nuage';
    const before = (position: number, distance: number): string =>
      foldText(text.slice(0, position)).folded.slice(Math.max(0, position - distance));
    const found = compileField(by, new Map([['others', others]])).find(text, before, ['fr']);
    expect(found.map(({ value }) => value)).toEqual(['Verger']);
  });

  it('takes nothing out of the square brackets of a template', () => {
    expect(valuesIn('[Directeur de la publication : Jeanne Verger]')).toEqual([]);
    expect(valuesIn('[modèle] Directeur de la publication : Jeanne Verger')).toEqual(['Jeanne Verger']);
  });
});
