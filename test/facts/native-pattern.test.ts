import { describe, expect, it } from 'vitest';
import { compilePattern, findAll, type Match } from '../../src/facts/compile-pattern.js';
import { foldPattern, foldText } from '../../src/facts/fold-text.js';
import { normaliseText } from '../../src/facts/normalise-text.js';
import { bareText } from '../../src/facts/text-needs.js';
import { withBorders } from '../../src/facts/word-borders.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

const lexicons = [...loadRuleset().lexicons.values()];
const phrasesOf = ({ phrases }: (typeof lexicons)[number]) => Object.values(phrases).flat();
/** As lexicons compile a phrase. */
const compiled = (phrase: string) => withBorders(foldPattern(phrase));
const folded = (text: string) => foldText(normaliseText(text)).folded;

/** What the linear-time engine alone finds. */
function findLinearly(source: string, text: string): readonly Match[] {
  const matcher = compilePattern(source).engine().matcher(text);
  const found: Match[] = [];
  while (found.length < 200 && matcher.find()) {
    if (matcher.end() > matcher.start()) found.push({ start: matcher.start(), end: matcher.end() });
  }
  return found;
}

const traps = [
  '',
  'a',
  'conditions generales\nde vente et d’utilisation du site',
  'l article 20 : signaler un contenu (illicite) ; s inscrire',
  'tout refuser\t tout accepter\r\nparametrer',
  'report 😀 this post 🚩 signaler',
  'ı ſ K straße ß œuvre ae',
  '…………………… 12 34 56 78 90 fr12345678901 ',
];

describe('the quick engine', () => {
  it('finds what the linear-time engine finds, for every phrase of every lexicon', () => {
    const different: string[] = [];
    let quick = 0;
    for (const lexicon of lexicons) {
      const own = [lexicon.accept, lexicon.reject].flatMap((texts) => Object.values(texts).flat());
      const texts = [...own, own.join('\n'), ...traps].map(folded);
      for (const source of phrasesOf(lexicon).map(compiled)) {
        const pattern = compilePattern(source);
        for (const text of texts) {
          if (pattern.plain() === undefined && pattern.native(text) === undefined) continue;
          quick++;
          if (JSON.stringify(findAll(pattern, text)) !== JSON.stringify(findLinearly(source, text))) {
            different.push(`${lexicon.id}: ${source} on « ${text} »`);
          }
        }
      }
    }
    expect(different).toEqual([]);
    expect(quick).toBeGreaterThan(50_000);
  }, 240_000);

  it.each([
    ['a.c', 'a\nc abc a\rc'],
    ['^fin$', 'debut\nfin\nfin de tout'],
    ['\\bacces\\b', 'acces, l acces; accessible'],
    ['a b', 'a\tb a\u00a0b a\nb a\u2003b'],
    ['x?', 'xx y'],
    ['(?:ab|a)(?:c|bcd)', 'abcd abc'],
    ['\\d{2,4}', '1 12 123 12345'],
    ['[^a-z ]+', 'abc 12-é 😀!'],
    ['(?:a|ab)+c?', 'ababac abab'],
    ['(?i:[é·k-]+)', 'É·é K\u212a- ek'],
    ['(?i:[^.é]+)', 'a.É bé.C'],
    ['(?i:[\\p{Lu}]+)', 'aB1'],
  ])('reads %s as the linear-time engine does', (source, text) => {
    expect(findAll(compilePattern(source), text)).toEqual(findLinearly(source, text));
  });

  it.each([
    ['signaler', 'signaler, designaler; signaler2 signaler_ resignaler signaler'],
    ['titular(?: es|:)', 'titular: x titular es y titular:z titular esa'],
    ['(?:avis|note)s?', 'avis notes notess notes\nnote'],
    ['.*abonn', 'desabonner reabonn'],
    ['resili.*', 'resiliation, irresiliable'],
    ['conditions \\(cgu\\)', 'conditions (cgu) conditions (cgu)x'],
    ['[0-9]{2} ans', '18 ans, 118 ans 18 ansx'],
    ['a propos', 'a propos\na\npropos da propos a propose'],
  ])('finds the borders of words of « %s » as the linear-time engine does', (phrase, text) => {
    const source = compiled(phrase);
    const found = findAll(compilePattern(source), text);
    expect(compilePattern(source).native(text)).toBeDefined();
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(findLinearly(source, text));
  });

  it.each([
    ['\\b(?:a b)\\b', 'a b a\nb a\tb a\rb a\fb a\vb a\u00a0b a  b ab A b a b_ é a b é'],
    ['(?:aa)', 'aaaaa aa'],
    ['(?:a a)', 'a a a a a'],
    ['\\b(?:aab aa)', 'aab aab aab aaaab aa'],
    ['(?:l avis)\\b', 'l avis l avise xl avis'],
    ['(?:: oui)\\b', 'a: oui : ouie : oui'],
    ['\\b(?:oui :)', 'oui : oui :oui oui : 😀oui :'],
  ])('finds the words of %s without an engine where the linear-time engine finds them', (source, text) => {
    const pattern = compilePattern(source);
    expect(pattern.plain()).toBeDefined();
    expect(findLinearly(source, text).length).toBeGreaterThan(0);
    for (const limit of [1, 2, 200]) expect(findAll(pattern, text, limit)).toEqual(findLinearly(source, text).slice(0, limit));
  });

  it.each(['(?:a.b)', '(?:a|b)', '(?:as?)', '\\b(?: a)', '(?:a )\\b', '(?: )', '(?:é)', 'a'])(
    'knows that %s is more than words',
    (source) => {
      expect(compilePattern(source).plain()).toBeUndefined();
    },
  );

  it('reads a border before and behind whole words alone', () => {
    const matches = (phrase: string, text: string) => findAll(compilePattern(compiled(phrase)), text).length;
    expect([matches('avis', 'un avis.'), matches('avis', 'preavis'), matches('avis', 'avise')]).toEqual([1, 0, 0]);
    expect([matches('.*avis', 'preavis'), matches('avis.*', 'avise'), matches('(?:avis|note)', 'notes')]).toEqual([1, 1, 0]);
  });

  it('leaves to the other what could go back without end', () => {
    const long = 'a'.repeat(20_000);
    for (const source of ['(?:a+)+b', '(?:a|a)*b', '(?:a*)*b', '(?:[a-z]+ ?)+:', 'a.*b.*c.*d.*e']) {
      expect([source, compilePattern(source).native(long)]).toEqual([source, undefined]);
      expect(findAll(compilePattern(source), long)).toEqual([]);
    }
  });

  it('comes to an end on hostile texts with every phrase that it reads', () => {
    const phrases = lexicons.flatMap(phrasesOf).map(compiled);
    const words = phrases.flatMap((source) => compilePattern(source).words.map(bareText)).slice(0, 3_000);
    const hostile = ['a'.repeat(20_000), ' '.repeat(20_000), 'le la les '.repeat(3_000), words.join(' '), '1 '.repeat(10_000)];
    const counts = phrases.map((source) => {
      const pattern = compilePattern(source);
      return hostile.filter((text) => pattern.native(text) !== undefined && findAll(pattern, text).length >= 0).length;
    });
    expect(Math.max(...counts)).toBeGreaterThan(0);
  }, 240_000);
});
