import { describe, expect, it } from 'vitest';
import { compileField } from '../../src/facts/field-index.js';
import { planSearch } from '../../src/facts/field-search.js';
import { indexLexicons } from '../../src/facts/lexicon-index.js';
import { measurePatterns } from '../../src/facts/measure-patterns.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import type { KnownPattern } from '../../src/ruleset/ruleset.js';

const { lexicons, fields } = loadRuleset();
const known = measurePatterns({ lexicons, fields });

/** A map that tells which of its keys were looked for and not found. */
function watched(map: ReadonlyMap<string, KnownPattern>): {
  readonly map: ReadonlyMap<string, KnownPattern>;
  readonly missed: string[];
} {
  const missed: string[] = [];
  const get = (key: string) => {
    if (!map.has(key)) missed.push(key);
    return map.get(key);
  };
  return { map: new Proxy(map, { get: (target, name) => (name === 'get' ? get : Reflect.get(target, name)) }), missed };
}

const text = (example: string | { readonly text: string }): string => (typeof example === 'string' ? example : example.text);

describe('what is found out of patterns beforehand', () => {
  it('is known under the very words with which facts ask for it', () => {
    const phrases = watched(known.phrases);
    const patterns = watched(known.patterns);
    const compiled = indexLexicons([...lexicons.values()], phrases.map);
    for (const field of fields.values())
      compileField(field, compiled, patterns.map).find(field.accept.map(text).join('\n'), () => '', ['fr']);
    expect([...phrases.missed, ...patterns.missed]).toEqual([]);
    expect(known.phrases.size).toBeGreaterThan(1_000);
  }, 120_000);

  it('changes nothing of what fields find', () => {
    const plain = indexLexicons([...lexicons.values()]);
    const measured = indexLexicons([...lexicons.values()], known.phrases);
    let found = 0;
    for (const field of fields.values()) {
      const page = [...field.accept, ...field.reject].map(text).join('\n');
      const [one, other] = [compileField(field, plain), compileField(field, measured, known.patterns)].map(({ find }) =>
        find(page, (position, distance) => page.slice(Math.max(0, position - distance), position).toLowerCase(), ['fr', 'en']),
      );
      expect(other, field.id).toEqual(one);
      found += one?.length ?? 0;
    }
    expect(found).toBeGreaterThan(50);
  }, 120_000);

  it('asks of no text for a word that a match can do without', () => {
    const plain = indexLexicons([...lexicons.values()]);
    let found = 0;
    for (const field of fields.values()) {
      const needless = new Map(field.patterns.map((pattern) => [pattern, { search: { ...planSearch(pattern), needs: [] } }]));
      const [asking, other] = [compileField(field, plain), compileField(field, plain, needless)];
      for (const example of [...field.accept, ...field.reject].map(text)) {
        const of = ({ find }: typeof asking) =>
          find(example, (position) => example.slice(0, position).toLowerCase(), ['fr', 'en']);
        expect(of(asking), example).toEqual(of(other));
        found += of(asking).length;
      }
    }
    expect(found).toBeGreaterThan(200);
  }, 120_000);

  it('says what a text must hold, of phrases alone', () => {
    const one = { schema: 1, accept: {}, reject: {}, file: 'x.yaml' } as const;
    const made = measurePatterns({
      lexicons: new Map([['x', { ...one, id: 'x', phrases: { fr: ['Déclaration d.* légale'] } }]]),
      fields: new Map(),
    });
    const [[phrase, found] = []] = made.phrases;
    expect(phrase).toBe('Déclaration d.* légale');
    expect(found?.needs?.flat().join(' ')).toContain('declaration');
    expect(found?.quick).toBeTypeOf('number');
  });
});
