import { describe, expect, it } from 'vitest';
import { type Asked, every, some } from '../../src/facts/combine-answers.js';
import type { Evaluation, LeafContext } from '../../src/facts/evaluation.js';

// The nodes made up here look at no page.
const nowhere = {} as LeafContext;
const quote = { exact: 'seen', prefix: '', suffix: '' };

function askedOf(combine: typeof every, answers: readonly { readonly answer: Evaluation; readonly isMute: boolean }[]) {
  const asked: number[] = [];
  const nodes = answers.map(({ answer, isMute }, at): Asked => {
    const ask = () => {
      asked.push(at);
      return answer;
    };
    return { isMute, ask };
  });
  return { answer: combine(nodes, nowhere), asked };
}

describe('nodes that are asked together', () => {
  const no = { answer: { value: false }, isMute: true } as const;
  const yes = { answer: { value: true, quote }, isMute: true } as const;
  const open = { answer: { value: 'unknown', reason: 'ambiguous' }, isMute: true } as const;
  const shownNo = { answer: { value: false, quote }, isMute: false } as const;

  it('after a false, ask only what may show it', () => {
    expect(askedOf(every, [open, no, yes, shownNo, no])).toEqual({ answer: shownNo.answer, asked: [0, 1, 3] });
  });

  it('ask nothing after a true that is shown', () => {
    expect(askedOf(some, [no, open, yes, yes])).toEqual({ answer: yes.answer, asked: [0, 1, 2] });
  });

  it('are unknown where one is and none decides', () => {
    expect(askedOf(every, [yes, open]).answer).toEqual(open.answer);
    expect(askedOf(some, [no, open]).answer).toEqual(open.answer);
  });
});
