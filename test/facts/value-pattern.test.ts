import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { planSearch } from '../../src/facts/field-search.js';
import type { ValueMatch } from '../../src/facts/linear-search.js';
import { normaliseText } from '../../src/facts/normalise-text.js';
import { patternRuns } from '../../src/facts/pattern-runs.js';
import { plainLetters } from '../../src/facts/plain-letters.js';
import { valuePattern } from '../../src/facts/value-pattern.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

const fields = [...loadRuleset().fields.values()];
const textOf = (example: string | { readonly text: string }): string => (typeof example === 'string' ? example : example.text);
const plain = (text: string) => plainLetters(normaliseText(text));

const traps = [
  '',
  '1',
  'Éditeur :\nSociété Exemple\n12 rue des Lilas\n75011 Paris\nSIREN 123 456 789 – TVA FR 12 123456789',
  'Published by Example Ltd, 1 High Street, London SW1A 1AA. Registered number 01234567\nhello [at] example [dot] org',
  'Anbieter: Beispiel GmbH\nMusterstraße 1\n10115 Berlin\nTel. +49 30 1234567',
  'M. Œ. d’Été-Noël 😀 Directeur de la publication : 😀 Éloïse Ünal\n\u{1F600}1 rue',
  'ı ſ K ß '.repeat(20),
];
const hostile = [
  'a'.repeat(9_000),
  '1 '.repeat(4_000),
  'Aa Bb '.repeat(1_500),
  'rue 1,\n'.repeat(900),
  'a@a.'.repeat(1_500),
  ': '.repeat(3_000),
];

/** All matches, one behind the other. */
function matchesOf(find: (from: number) => ValueMatch | undefined, text: string): readonly ValueMatch[] {
  const found: ValueMatch[] = [];
  for (let from = 0; from <= text.length && found.length < 50; ) {
    const match = find(from);
    if (match === undefined) break;
    found.push({ start: match.start, end: match.end, ...(match.value === undefined ? {} : { value: match.value }) });
    from = Math.max(match.start + 1, match.end);
  }
  return found;
}

/** What the linear-time engine alone finds. */
function searchLinearly(engine: RE2JS, text: string): (from: number) => ValueMatch | undefined {
  const matcher = engine.matcher(text);
  return (from) => {
    if (!matcher.find(from)) return undefined;
    const start = matcher.start('value');
    const value = start < 0 ? undefined : { start, end: matcher.end('value') };
    return { start: matcher.start(), end: matcher.end(), ...(value === undefined ? {} : { value }) };
  };
}

describe('patterns of fields', () => {
  it('find at the places where a match may begin what the linear-time engine finds in the whole text', () => {
    const different: string[] = [];
    let headed = 0;
    for (const { id, patterns, accept, reject } of fields) {
      const own = [accept, reject].flat().map((example) => plain(textOf(example)));
      for (const source of patterns) {
        const search = planSearch(source);
        if (search.head === undefined) continue;
        headed++;
        const pattern = valuePattern(plainLetters(source), { quick: 0, search });
        const engine = RE2JS.compile(plainLetters(source).replaceAll(' ', '\\s'));
        for (const text of [...own, own.join('\n'), ...traps.map(plain), hostile[3] as string]) {
          const found = matchesOf(pattern.searchIn(text), text);
          if (JSON.stringify(found) !== JSON.stringify(matchesOf(searchLinearly(engine, text), text)))
            different.push(`${id}: ${source} on « ${text} »`);
        }
      }
    }
    expect(different).toEqual([]);
    expect(headed).toBeGreaterThan(30);
  });

  it('are sought where alternatives of their beginning overlap, and from a place on', () => {
    const source = '(?i:(?:website|site))[ ](?P<value>[A-Z]\\w+)';
    const search = planSearch(source);
    expect(search.head).toBe('(?i:(?:website|site))');
    const find = valuePattern(source, { quick: 0, search }).searchIn('website Une, website Deux');
    expect(find(0)?.value).toEqual({ start: 8, end: 11 });
    expect(find(1)?.value).toEqual({ start: 8, end: 11 });
    expect(find(4)?.value).toEqual({ start: 21, end: 25 });
  });

  it('find by the quick engine what the linear-time engine finds, on their own examples and on texts made to mislead', () => {
    const different: string[] = [];
    let quick = 0;
    for (const { id, patterns, accept, reject } of fields) {
      const own = [accept, reject].flat().map((example) => plain(textOf(example)));
      for (const source of patterns.map(plainLetters)) {
        const pattern = valuePattern(source);
        const engine = RE2JS.compile(source.replaceAll(' ', '\\s'));
        for (const text of [...own, own.join('\n'), ...traps.map(plain)]) {
          if (!pattern.isNative(text)) continue;
          quick++;
          const found = matchesOf(pattern.searchIn(text), text);
          if (JSON.stringify(found) !== JSON.stringify(matchesOf(searchLinearly(engine, text), text)))
            different.push(`${id}: ${source} on « ${text} »`);
        }
      }
    }
    expect(different).toEqual([]);
    expect(quick).toBeGreaterThan(1_000);
  }, 240_000);

  it('come to an end on hostile texts wherever the quick engine reads them', () => {
    let quick = 0;
    for (const source of fields.flatMap(({ patterns }) => patterns.map(plainLetters))) {
      const pattern = valuePattern(source);
      for (const text of hostile.filter(pattern.isNative)) {
        quick++;
        matchesOf(pattern.searchIn(text), text);
      }
    }
    expect(quick).toBeGreaterThan(50);
  }, 240_000);
});

describe('runs of a pattern', () => {
  it('match inside every match of the whole pattern', () => {
    const missed: string[] = [];
    let matches = 0;
    for (const { id, patterns, accept, reject } of fields) {
      const own = [accept, reject].flat().map((example) => plain(textOf(example)));
      for (const source of patterns.map(plainLetters)) {
        const runs = patternRuns(source);
        const engine = RE2JS.compile(source.replaceAll(' ', '\\s'));
        for (const text of [...own, own.join('\n'), ...traps.map(plain)]) {
          for (const { start, end } of matchesOf(searchLinearly(engine, text), text)) {
            matches++;
            const stands = (run: RegExp) => {
              for (let at = start; at <= end; at++) {
                run.lastIndex = at;
                const match = run.exec(text);
                if (match === null || match.index > end) return false;
                if (match.index + match[0].length <= end) return true;
              }
              return false;
            };
            missed.push(...runs.filter((run) => !stands(run)).map((run) => `${id}: ${run.source} in « ${text} »`));
          }
        }
      }
    }
    expect(missed).toEqual([]);
    expect(matches).toBeGreaterThan(300);
  }, 240_000);

  it.each([
    ['[^.\\n]{0,80}?publie par', ['publie[\\t\\n\\f\\r ]par']],
    ['abc.*def', ['abc', 'def']],
    ['(?P<value>\\d{1,4} rue)(?: bis)?', ['\\d[\\t\\n\\f\\r ]rue']],
    ['(?i:edite[^.]*par) [a-z]+', ['(?:[pP])(?:[aA])(?:[rR])[\\t\\n\\f\\r ][a-z]']],
    ['[a-z ]+', []],
    ['abc|def', []],
  ])('of %s are %j', (pattern, runs) => {
    const sources = patternRuns(pattern).map(({ source }) => source);
    for (const run of runs) expect(sources).toContain(run);
    if (runs.length === 0) expect(sources).toEqual([]);
  });
});
