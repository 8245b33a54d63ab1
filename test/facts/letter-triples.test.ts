import { describe, expect, it } from 'vitest';
import { mayHold } from '../../src/facts/letter-triples.js';

describe('mayHold', () => {
  const text = 'siege social : lyon';

  it('never denies a word that stands in the text', () => {
    const mayStand = mayHold(text);
    for (let from = 0; from < text.length; from++)
      for (let to = from; to <= text.length; to++) expect(mayStand(text.slice(from, to))).toBe(true);
  });

  it('denies words of whose letters the text does not hold three in a row', () => {
    const mayStand = mayHold(text);
    expect(['hebergeur', 'mediateur', 'lyonnais'].filter(mayStand)).toEqual([]);
  });

  it('says nothing of words too short to tell', () => {
    expect(mayHold('')('@')).toBe(true);
  });
});
