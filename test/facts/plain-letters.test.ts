import { describe, expect, it } from 'vitest';
import { plainLetters } from '../../src/facts/plain-letters.js';

describe('plainLetters', () => {
  it('makes one word of its accented, bare and capital spellings, case kept', () => {
    expect(plainLetters('Éditeur, ÉDITEUR, hébergé')).toBe('Editeur, EDITEUR, heberge');
  });

  it('keeps the accent of a letter that is a word of its own', () => {
    expect(plainLetters('à Lyon, il gestore è Melo')).toBe('à Lyon, il gestore è Melo');
  });

  it('keeps the length, so that places in the text stay the same', () => {
    const text = 'Straße, œuvre, Łódź, señor, 12 €';
    expect(plainLetters(text)).toHaveLength(text.length);
  });
});
