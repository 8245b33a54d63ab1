import { describe, expect, it } from 'vitest';
import { indexNeeds } from '../../src/facts/needs-index.js';

describe('indexNeeds', () => {
  const address = ['avenue', 'rue'];
  const digit = ['0', '1', '2'];
  const index = indexNeeds([address, digit, ['@'], address]);
  const lines = (text: string, need: readonly string[]) => index.read(text)(index.numberOf(need));

  it('tells the lines in which a word of a need stands, each once, folded', () => {
    const text = '12 Rue des Cerisiers, 2 avenue Foch\nÀ l’étage\nL’AVENUE\nla grue 1';
    expect(lines(text, address)).toEqual([0, 2, 3]);
    expect(lines(text, digit)).toEqual([0, 3]);
    expect(lines(text, ['@'])).toEqual([]);
  });

  it('reads each text anew', () => {
    expect(lines('a@b.example', ['@'])).toEqual([0]);
    expect(lines('\na@b.example', ['@'])).toEqual([1]);
  });

  it('counts lines as the text itself has them, where letters fold to two', () => {
    expect(lines('œuvre\nœ\nrue', address)).toEqual([2]);
  });

  it('names a need that it was not given', () => {
    expect(() => index.numberOf(['quai'])).toThrow('The index was not given the need "quai".');
  });
});
