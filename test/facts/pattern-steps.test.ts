import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/facts/pattern-steps.js';
import { type Branch, type Piece, readPattern } from '../../src/facts/pattern-tree.js';
import { randomFrom } from '../support/sites/random.js';

type Then = (at: number) => void;

/** The letters that a backtracking engine reads with a pattern from the beginning of a text, when nothing in the end matches. */
function lettersRead(pattern: string, text: string): number {
  let count = 0;
  const either = (branches: readonly Branch[], at: number, then: Then): void => {
    for (const branch of branches) inTurn(branch, 0, at, then);
  };
  const inTurn = (branch: Branch, index: number, at: number, then: Then): void => {
    const piece = branch[index];
    if (piece === undefined) then(at);
    else repeated(piece, 0, at, (next) => inTurn(branch, index + 1, next, then));
  };
  const repeated = (piece: Piece, turns: number, at: number, then: Then): void => {
    if (turns < (piece.max ?? Number.POSITIVE_INFINITY))
      once(piece, at, (next) => (next === at ? undefined : repeated(piece, turns + 1, next, then)));
    if (turns >= piece.min) then(at);
  };
  const once = ({ group, letters }: Piece, at: number, then: Then): void => {
    if (group !== undefined) either(group, at, then);
    else if (letters === undefined) then(at);
    else if (at < text.length && (letters & (1n << BigInt(text.charCodeAt(at)))) !== 0n) {
      count++;
      then(at + 1);
    }
  };
  either(readPattern(pattern) ?? [], 0, () => undefined);
  return count;
}

const sizeOf = (text: string) => ({
  length: text.length,
  line: Math.max(...text.split('\n').map(({ length }) => length)),
  word: Math.max(...text.split(/\s/).map(({ length }) => length)),
});
const boundOf = (pattern: string, text: string): number => stepsOf(pattern)?.(sizeOf(text)) ?? Number.NaN;

/** A pattern of letters, classes, alternatives and turns; no turn reads nothing, as rules ask. */
function randomPattern(random: () => number, depth = 2): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const times = pick(['', '', '?', '{0,2}', '{1,3}', '{2}', '*', '+', '*?', '{0,3}?']);
  const piece = (): string => {
    if (depth === 0 || random() < 0.6) return pick(['a', 'b', ' ', '\\.', '[ab]', '[a.]', '[^ ]', '[a-z]']) + times;
    const first = pick(['a', 'b', ' ', '[ab]']);
    const branches = Array.from({ length: pick([1, 1, 2]) }, () => first + randomPattern(random, depth - 1));
    return `(?:${branches.join('|')})${pick(['', '?', '{0,2}', '{1,3}', '{0,7}', '{2}', '*'])}`;
  };
  return Array.from({ length: pick([1, 2, 3]) }, piece).join('');
}

describe('the steps of a pattern', () => {
  const name = '[A-Z][a-z.]*(?:\\x20(?:de\\x20|du\\x20)?[A-Z][a-z.]*){0,7}';

  it('are few for a name of several words, whatever stands behind it', () => {
    const page = { length: 1_024, line: 1_024, word: 32 };
    // Of the eight words each but the last ends at its blank: not 32 ways to the power of eight.
    expect(stepsOf(`${name}\\.\\n`)?.(page)).toBeLessThan(100_000);
    expect(stepsOf(`${name}(?:,|\\.|\\n)`)?.(page)).toBeLessThan(100_000);
  });

  it('are many where a turn may go on at many places', () => {
    const page = { length: 256, line: 256, word: 32 };
    expect(stepsOf('(?:a[ab]*){0,7}!')?.(page)).toBeGreaterThan(1e9);
    expect(stepsOf('(?:a[ab]*)*!')?.(page)).toBe(Number.POSITIVE_INFINITY);
    expect(stepsOf('(?:a?){0,3}!')?.(page)).toBe(Number.POSITIVE_INFINITY);
  });

  it.each(['Aa. Bb. Cc', 'A.a.b. B.b.b. C.c.c.', 'Aa de Bb du Cc. Dd'])(
    'are never fewer than an engine takes: a name in « %s »',
    (text) => {
      expect(lettersRead(`${name}[a-z.]{0,3}!`, text)).toBeGreaterThan(10);
      expect(boundOf(`${name}[a-z.]{0,3}!`, text)).toBeGreaterThanOrEqual(lettersRead(`${name}[a-z.]{0,3}!`, text));
    },
  );

  it('are never fewer than an engine takes, for patterns and texts drawn by lot', () => {
    const tooFew: string[] = [];
    let told = 0;
    for (let seed = 1; seed <= 10_000; seed++) {
      const random = randomFrom(seed);
      const pattern = `${randomPattern(random)}!`;
      const text = Array.from({ length: 3 + (seed % 8) }, () => 'ab .'[Math.floor(random() * 4)]).join('');
      const bound = boundOf(pattern, text);
      if (!Number.isFinite(bound)) continue;
      const read = lettersRead(pattern, text);
      if (read > 3) told++;
      if (read > bound) tooFew.push(`${pattern} on « ${text} »: ${read} letters, ${bound} steps`);
    }
    expect(tooFew).toEqual([]);
    expect(told).toBeGreaterThan(900);
  });
});
