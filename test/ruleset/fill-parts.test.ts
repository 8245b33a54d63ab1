import { describe, expect, it } from 'vitest';
import { fillParts } from '../../src/ruleset/fill-parts.js';

describe('fillParts', () => {
  it('writes a part out wherever a pattern names it', () => {
    const field = {
      id: 'size',
      parts: { number: '\\d{1,3}' },
      patterns: ['(?P<value>{{number}} x {{number}})', '{{number}} cm'],
    };
    expect(fillParts(field).patterns).toEqual(['(?P<value>\\d{1,3} x \\d{1,3})', '\\d{1,3} cm']);
  });

  it('takes a part to the letter, dollar signs too', () => {
    expect(fillParts({ parts: { price: '\\$&' }, patterns: ['{{price}}'] }).patterns).toEqual(['\\$&']);
  });

  it('leaves a name without a part as it is', () => {
    expect(fillParts({ parts: { number: '1' }, patterns: ['{{numbr}}'] }).patterns).toEqual(['{{numbr}}']);
    expect(fillParts({ parts: { number: '1' }, patterns: ['{{constructor}}'] }).patterns).toEqual(['{{constructor}}']);
  });

  it('leaves other definitions alone', () => {
    const lexicon = { phrases: { fr: ['{{number}}'] } };
    expect(fillParts(lexicon)).toBe(lexicon);
  });
});
