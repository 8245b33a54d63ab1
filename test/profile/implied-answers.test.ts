import { describe, expect, it } from 'vitest';
import { withImplied } from '../../src/profile/implied-answers.js';
import type { ProfileEntry } from '../../src/profile/profile.js';
import type { ProfileQuestion } from '../../src/ruleset/definitions.js';
import { both } from '../support/tiny-ruleset.js';

const question = (key: string, impliedBy?: string): ProfileQuestion => ({
  key,
  question: both(key),
  values: [true, false],
  ...(impliedBy === undefined ? {} : { impliedBy }),
});
const questions = [question('offersInEu', 'audience.france'), question('audience.france')];
const given = (key: string, value: boolean): ProfileEntry => ({ key, value, origin: 'declared', confidence: 1 });
const known = (...entries: readonly ProfileEntry[]) => [
  ...withImplied(new Map(entries.map((entry) => [entry.key, entry])), questions).values(),
];

describe('an answer that follows from another', () => {
  it('is given with that one, and says so', () => {
    expect(known(given('audience.france', true))).toEqual([
      given('audience.france', true),
      { ...given('offersInEu', true), follows: 'audience.france' },
    ]);
  });

  it('does not follow from a no, nor replace what was answered itself', () => {
    expect(known(given('audience.france', false))).toEqual([given('audience.france', false)]);
    expect(known(given('audience.france', true), given('offersInEu', false))).toEqual([
      given('audience.france', true),
      given('offersInEu', false),
    ]);
    expect(known(given('offersInEu', true))).toEqual([given('offersInEu', true)]);
  });
});
