import { describe, expect, it } from 'vitest';
import { confidenceOf, evaluatePredicate, keysOf } from '../../src/profile/predicate.js';
import type { ProfileEntry } from '../../src/profile/profile.js';
import type { Predicate } from '../../src/ruleset/node.js';

const entry = (key: string, value: string | boolean, confidence = 1): ProfileEntry => ({
  key,
  value,
  origin: confidence === 1 ? 'declared' : 'detected',
  confidence,
});
const ask = (predicate: Predicate, ...entries: ProfileEntry[]) =>
  evaluatePredicate(predicate, new Map(entries.map((one) => [one.key, one])));

const a: Predicate = { profile: 'a', is: true };
const b: Predicate = { profile: 'b', in: ['x', 'y'] };

describe('a condition over the profile', () => {
  it.each([
    [{ all: [a, b] }, [entry('a', true), entry('b', 'x')], true],
    [{ all: [a, b] }, [entry('a', false)], false],
    [{ all: [a, b] }, [entry('a', true)], 'unknown'],
    [{ any: [a, b] }, [entry('b', 'y')], true],
    [{ any: [a, b] }, [entry('b', 'z')], 'unknown'],
    [{ any: [a, b] }, [entry('a', false), entry('b', 'z')], false],
    [{ none: [a, b] }, [entry('a', false), entry('b', 'z')], true],
    [{ none: [a, b] }, [entry('a', true)], false],
    [{ none: [a, b] }, [entry('a', false)], 'unknown'],
  ] as [Predicate, ProfileEntry[], boolean | 'unknown'][])('%j of %j is %s', (predicate, entries, value) => {
    expect(ask(predicate, ...entries).value).toBe(value);
  });

  it('asks only the questions that would decide', () => {
    expect(ask({ all: [a, b] }, entry('a', true)).asks).toEqual(['b']);
    expect(ask({ all: [a, b] }, entry('a', false)).asks).toEqual([]);
  });

  it('rests on the surest answer that decides it', () => {
    const answer = ask({ any: [a, b] }, entry('a', true, 0.6), entry('b', 'x'));
    expect(answer.rests.map(({ key }) => key)).toEqual(['b']);
    expect(confidenceOf(answer.rests)).toBe(1);
  });

  it('is worth its least sure answer when it needs them all', () => {
    expect(confidenceOf(ask({ all: [a, b] }, entry('a', true, 0.6), entry('b', 'x')).rests)).toBe(0.6);
  });

  it('lists every key it mentions', () => {
    expect(keysOf({ any: [a, { none: [b, a] }] })).toEqual(['a', 'b']);
  });
});
