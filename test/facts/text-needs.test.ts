import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/facts/compile-pattern.js';
import { foldPattern, foldText } from '../../src/facts/fold-text.js';
import { normaliseText } from '../../src/facts/normalise-text.js';
import { border, textNeeds } from '../../src/facts/text-needs.js';
import { withBorders } from '../../src/facts/word-borders.js';
import { buildTrie } from '../../src/facts/word-trie.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { type Random, randomFrom } from '../support/sites/random.js';

/** Borders written as `_`. */
const shown = (pattern: string) => textNeeds(pattern).map((need) => need.map((text) => text.replaceAll(border, '_')));

describe('what a text must hold for a pattern to match', () => {
  it.each([
    ['signaler un (?:contenu|abus)', [['signaler_'], ['_contenu', '_abus'], ['_un_']]],
    ['\\b(?:ads?)(?:\\b|$|[^a-z0-9_])', [['_ad_', '_ads_']]],
    ['\\b(?:(?:motif|raison)s?)', [['_motif', '_raison']]],
    ['signaler|d?', []],
    ['heberge?ment', [['hebergment', 'hebergement']]],
    ['heberge{2,3}ment', [['heberge'], ['ment']]],
    ['[a-z]+ mentions', [['_mentions']]],
    ['(?:abc)?x', []],
    ['(?:ab|cd)+ x', [['ab', 'cd']]],
    ['\\bdsa\\b.{0,40}art', [['_dsa_'], ['art']]],
    ['(?i:Capital) social', [['_social']]],
    ['\\d{1,3} ?€', [['€'], ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']]],
    ['1[3-5] ans', [['_ans'], ['13_', '14_', '15_']]],
    ['^[x×]$', [['_x_', '×']]],
    ['c\\.?g\\.?v', [['cgv', 'c.gv', 'cg.v', 'c.g.v']]],
    ['(?:a|\\Qb|c\\E)bcd', []],
    ['(?i)Capital', []],
  ])('%s: %j', (pattern, needs) => {
    expect(shown(pattern)).toEqual(needs);
  });

  it('stands in every text that a phrase of a lexicon matches', () => {
    const unmet: string[] = [];
    let met = 0;
    for (const { id, phrases, accept } of loadRuleset().lexicons.values()) {
      const texts = Object.values(accept)
        .flat()
        .map((text) => foldText(normaliseText(text)).folded);
      for (const source of Object.values(phrases).flat()) {
        const { native, engine } = compilePattern(withBorders(foldPattern(source)));
        const needs = textNeeds(withBorders(foldPattern(source)));
        for (const text of texts) {
          const quick = native(text);
          if (quick !== undefined) quick.lastIndex = 0;
          if (!(quick?.test(text) ?? engine().matcher(text).find())) continue;
          const lacks = needs.find((need) => buildTrie(need).wordsIn(text).length === 0);
          if (lacks === undefined) met++;
          else unmet.push(`${id}: ${source} needs ${JSON.stringify(lacks)} in « ${text} »`);
        }
      }
    }
    expect(unmet).toEqual([]);
    expect(met).toBeGreaterThan(2_000);
  }, 120_000);
});

describe('words found in one pass', () => {
  it('knows a word that stands anywhere from one that begins or ends there', () => {
    const words = ['ad', `${border}ad`, `ad${border}`, `${border}ad${border}`];
    const { wordsIn } = buildTrie(words);
    const found = (text: string) => [...wordsIn(text)].sort();
    expect(found('un ad ici')).toEqual([0, 1, 2, 3]);
    expect(found('adresse')).toEqual([0, 1]);
    expect(found('(nomad)')).toEqual([0, 2]);
    expect(found('cadre')).toEqual([0]);
    expect(found('a d')).toEqual([]);
  });

  it('finds what stands inside and at the end of others, and words of several parts', () => {
    const words = ['his', 'hers', 'she', 'he', 'e-mail', "l'avis", 'de la', ' la ', '@', '-m'];
    const { wordsIn } = buildTrie(words);
    const found = (text: string) => wordsIn(text).map((number) => words[number]);
    expect(found('ushers').sort()).toEqual(['he', 'hers', 'she']);
    expect(found("l'avis de la ville, e-mail@").sort()).toEqual([' la ', '-m', '@', 'de la', 'e-mail', "l'avis"]);
    expect(found('email, lavis, dela')).toEqual([]);
  });

  it('finds each word that a plain search finds, and no other, in texts drawn by lot', () => {
    const drawn = (random: Random, most: number, signs: string) =>
      Array.from({ length: 1 + Math.floor(random() * most) }, () => signs[Math.floor(random() * signs.length)]).join('');
    for (let seed = 1; seed <= 300; seed++) {
      const random = randomFrom(seed);
      const words = [...new Set(Array.from({ length: 12 }, () => drawn(random, 4, "ab1 -'")))];
      const text = drawn(random, 30, "aab1 -'é");
      const found = buildTrie(words)
        .wordsIn(text)
        .map((number) => words[number]);
      expect(found.sort(), `${JSON.stringify(words)} in « ${text} »`).toEqual(words.filter((word) => text.includes(word)).sort());
    }
  });
});
