import { describe, expect, it } from 'vitest';
import { compilePattern, findMatches } from '../../src/facts/compile-pattern.js';
import { foldPattern, foldPhrase, foldProse, foldText, originalIndex } from '../../src/facts/fold-text.js';
import { compileLexicon } from '../../src/facts/lexicon-index.js';
import { normaliseText } from '../../src/facts/normalise-text.js';
import { splitSentences } from '../../src/facts/split-sentences.js';

describe('normalising a text', () => {
  it.each([
    ['no-break spaces', 'Éditeur\u00a0:\u202fExemple', 'Éditeur : Exemple'],
    ['curly apostrophes', 'l’hébergeur', "l'hébergeur"],
    ['soft hyphens and zero-width characters', 'héber\u00adge\u200bment', 'hébergement'],
    ['right-to-left marks', 'abc\u202egpj', 'abcgpj'],
    ['line breaks, kept once', 'a \n\n  b', 'a\nb'],
  ])('%s', (_, raw, expected) => {
    expect(normaliseText(raw)).toBe(expected);
  });

  it('reads each sign of Latin-1 alike, whether only that one or others beside it want a change', () => {
    for (let code = 33; code < 256; code++) {
      const sign = String.fromCharCode(code);
      expect(`${normaliseText(`a${sign}b`)} c`).toBe(normaliseText(`a${sign}b  c`));
    }
  });
});

describe('folding', () => {
  it('drops case and accents', () => {
    expect(foldText('Élève À L’ÉCOLE').folded).toBe('eleve a l’ecole');
  });

  it('finds the way back when a letter becomes two', () => {
    const text = foldText('Cœur et Straße');
    expect(text.folded).toBe('coeur et strasse');
    expect(originalIndex(text, text.folded.indexOf('strasse'))).toBe('Cœur et Straße'.indexOf('Straße'));
  });

  it('keeps escapes of a pattern as they are', () => {
    expect(foldPattern('Héberg\\S+ \\p{Lu}')).toBe('heberg\\S+ \\p{Lu}');
  });
});

describe('a period inside a word', () => {
  const found = (phrase: string, text: string) =>
    compileLexicon({ schema: 1, id: 'x', file: 'x', phrases: { fr: [phrase] }, accept: {}, reject: {} }).find(
      foldProse(text).folded,
      ['fr'],
    ).length > 0;

  it('ends no sentence', () => {
    expect(found('service[^.]{0,40} édité', 'Le service Troc.example est édité par nous')).toBe(true);
    expect(found('service[^.]{0,40} édité', 'C’est un service. Le site est édité par nous')).toBe(false);
    expect(found('version[^.;]{0,40} date', 'version 2.0 de cette date')).toBe(false);
  });

  it.each([
    ['exemple\\.fr', 'voir exemple.fr'],
    ['s\\.?a\\.?r\\.?l', 'la S.A.R.L. Exemple'],
    ['art[. ]6', 'art.6 du règlement'],
    ['art[. ]6', 'art 6 du règlement'],
    ['art\\. 6', 'art. 6 du règlement'],
    ['a.c', 'a.c'],
    ['nom[a-z.-]{3}', 'nom.-x'],
    ['12[.]05[.]2024', 'le 12.05.2024'],
  ])('is met by the pattern %s in « %s »', (phrase, text) => {
    expect(found(phrase, text)).toBe(true);
  });

  it('keeps the length of the text, and the pattern of a negated class', () => {
    expect(foldProse('Troc.example, art.6. Fin').folded).toHaveLength('Troc.example, art.6. Fin'.length);
    expect(foldPhrase('[^.;] [.,] \\.')).toBe('[^.;] [\u0081.,] [.\u0081]');
  });
});

describe('patterns', () => {
  it('takes linear time on a text made to hurt', () => {
    const started = performance.now();
    expect(findMatches(compilePattern('(a+)+$'), `${'a'.repeat(20_000)}b`)).toEqual([]);
    // A backtracking engine would not end within the age of the universe; the bound only says that it ends.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('lets a blank stand for a line break', () => {
    expect(findMatches(compilePattern('mentions legales'), 'mentions\nlegales')).toHaveLength(1);
  });
});

describe('lexicons', () => {
  const lexicon = compileLexicon({
    schema: 1,
    id: 'test',
    file: 'lexicons/test.yaml',
    phrases: { fr: ['signale(?:r|ment)', 'mis en demeure.*'], en: ['report'], any: ['dsa'] },
    accept: {},
    reject: {},
  });

  it('matches whole words without case and accents', () => {
    expect(lexicon.find(foldText('SIGNALER un message').folded, ['fr'])).toHaveLength(1);
    expect(lexicon.find('signalerait', ['fr'])).toHaveLength(0);
  });

  it('uses only the phrases of the languages asked for, and those of any', () => {
    expect(lexicon.find('report this', ['fr'])).toHaveLength(0);
    expect(lexicon.find('the dsa', ['fr'])).toHaveLength(1);
  });

  it('drops the word border where a phrase ends in .*', () => {
    expect(lexicon.find('mis en demeures', ['fr'])).toHaveLength(1);
  });

  it('says which languages it speaks', () => {
    expect(compileLexicon({ schema: 1, id: 'x', file: 'x', phrases: { fr: ['a'] }, accept: {}, reject: {} }).speaks('de')).toBe(
      false,
    );
  });
});

describe('splitting sentences', () => {
  const split = (text: string) => splitSentences(text).map((start, i, all) => text.slice(start, all[i + 1]).trim());
  it('ends at a full stop, a line break and a semicolon', () => {
    expect(split('Nous retirons. Vous contestez ; nous répondons\nFin')).toEqual([
      'Nous retirons.',
      'Vous contestez ;',
      'nous répondons',
      'Fin',
    ]);
  });
  it('ends at a full stop after a closing mark', () => {
    expect(split('Elles sont marquées « Sponsorisé ». Les autres (le reste). Fin')).toHaveLength(3);
  });
  it('does not end at an abbreviation or an initial', () => {
    expect(split('M. Dupont, R.C.S. Paris, art. 6 du code.')).toHaveLength(1);
  });
});
