import { describe, expect, it } from 'vitest';
import { closest, suggestion } from '../../src/ruleset/did-you-mean.js';

describe('did you mean', () => {
  it.each([
    ['lexicn', ['lexicon', 'within'], 'lexicon'],
    ['Major', ['critical', 'major'], 'major'],
    ['host-name', ['host-named', 'host-phone'], 'host-named'],
  ])('%s is close to one of %j', (word, known, expected) => {
    expect(closest(word, known)).toBe(expected);
  });

  it('offers nothing for a word that resembles none', () => {
    expect(closest('banana', ['lexicon', 'within'])).toBeUndefined();
    expect(closest('x', ['y'])).toBeUndefined();
  });

  it('lists a short vocabulary instead', () => {
    expect(suggestion('banana', ['fr', 'en'])).toBe('allowed: `fr`, `en`.');
  });
});
