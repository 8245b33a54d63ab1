import { describe, expect, it } from 'vitest';
import { namesOf, subjectsOf } from '../../src/facts/selector-subject.js';

describe('the names by which what a selector picks may be looked up', () => {
  it.each([
    ['article time', [[['time']]]],
    ['A[Href], .seller', [[['a'], ['[href]']], [['[class]']]]],
    ['nav > :is(button, [role="button"], a):not(svg)', [[['button', '[role]', 'a']]]],
    // One of the alternatives names nothing, the attribute may be lacking, or anything is picked.
    [':is(time, :empty)', [[]]],
    ['[name!="q"]', [[]]],
    ['form *', [[]]],
  ])('%s', (selector, subjects) => {
    expect(subjectsOf(selector)).toEqual(subjects);
  });

  it('are those of the tag and of the attributes', () => {
    expect(namesOf('svg', { viewBox: '0 0 1 1', id: 'a' })).toEqual(['svg', '[viewbox]', '[id]']);
  });
});
