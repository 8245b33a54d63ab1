import { nativePattern } from './native-pattern.js';
import { sizeOfLetters } from './pattern-letters.js';
import { stepsOf } from './pattern-steps.js';
import { type Branch, type Piece, readPattern } from './pattern-tree.js';
import { longestWord } from './search-windows.js';
import type { TextSize } from './text-size.js';

/** More steps than this at one position, and a part of a pattern is left to the linear-time engine (a measure of this tool). */
const mostSteps = 1_000;
/** Whatever its length; longer words are looked at by the linear-time engine (search-windows.ts). */
const anyText: TextSize = { length: 4_194_304, line: 4_194_304, word: longestWord };
/** A run that says less than two or three letters do stands everywhere, and spares no work. */
const leastSaid = 10;
/** A piece that says less, such as « any letter », would have an engine begin nearly everywhere. */
const faint = 2;

const canBeEmpty = (run: Branch): boolean => run.every(({ min, group }) => min === 0 || (group?.some(canBeEmpty) ?? false));

/** A piece that may have stood in a group of free case, without which it would say something else. */
interface Bare extends Piece {
  readonly isFree?: boolean;
}

type Run = readonly Bare[];

/** The pieces of a branch; those of a group that stands once and has no alternatives one by one, as if its brackets were not there. */
const unbracketed = (branch: Branch, pattern: string, isFree = false): Run =>
  branch.flatMap((piece): Run => {
    const [only, other] = piece.group ?? [];
    const head = /^\((?!\?)|^\(\?(?:P?<\w+>|i?:)/.exec(pattern.slice(piece.from, piece.from + 40))?.[0];
    if (only === undefined || other !== undefined || head === undefined || piece.min !== 1 || piece.max !== 1)
      return [{ ...piece, isFree }];
    return unbracketed(only, pattern, isFree || head === '(?i:');
  });

/** What a piece reads at least; nothing when it may be left out. */
const least = (piece: Bare): Run => (piece.min === 0 ? [] : [{ ...piece, max: piece.min }]);

/** At its borders a run asks no more than what it must: `x{0,80}y` is found where `y` is, and sooner. */
function trimmed(run: Run): Run {
  const last = run.at(-1);
  if (last === undefined || last.min === last.max) return run;
  return last.min === 0 ? trimmed(run.slice(0, -1)) : [...run.slice(0, -1), ...least(last)];
}

/** Cuts a pattern's pieces into runs, none of which can be read in many ways; a piece between two of them is the border of both. */
function cut(pieces: Run, pattern: string): readonly Run[] {
  const fits = (run: Run): boolean =>
    (stepsOf(run.map((piece) => sourceOf(piece, pattern)).join(''))?.(anyText) ?? Number.POSITIVE_INFINITY) <= mostSteps;
  const runs: Run[] = [];
  let run: Run = [];
  for (const piece of pieces) {
    const longer = [...run, piece];
    if (run.length > 0 && piece.max !== undefined && fits(longer)) {
      run = longer;
      continue;
    }
    const border = least(piece);
    const closed = [...run, ...border];
    runs.push(trimmed(fits(closed) ? closed : run));
    run = fits(border) ? border : [];
  }
  return [...runs, trimmed(run)];
}

const saidByEither = (branches: readonly Branch[]): number =>
  -Math.log2(branches.reduce((chance, branch) => chance + 2 ** -saidBy(branch), 0));

/** How much a run says, in bits: as if all signs were equally frequent. */
const saidBy = (run: Branch): number =>
  run.reduce((sum, { letters, group, min }) => {
    const once = letters === undefined ? (group === undefined ? 0 : saidByEither(group)) : 7 - Math.log2(sizeOfLetters(letters));
    return sum + min * Math.max(0, once);
  }, 0);

/** A run begins with a piece that says something: where it stands, the run may stand, and nowhere else. */
function telling(run: Run): Run {
  const [first, ...others] = run;
  return first !== undefined && others.length > 0 && saidBy([first]) < faint ? telling(others) : run;
}

function sourceOf({ from, repeat, to, min, max, isFree = false }: Bare, pattern: string): string {
  const whole = pattern.slice(from, min === max ? repeat : to);
  const source = min === max && min > 1 ? `${whole}{${min}}` : whole;
  return isFree ? `(?i:${source})` : source;
}

/**
 * Parts of a pattern each of which must match where the whole does, for the engine of JavaScript, which is quick at them: where one
 * does not occur, the linear-time engine need not look. The one that says most comes first.
 */
export const patternRuns = (pattern: string): readonly RegExp[] => runSources(pattern).flatMap(compiledRun);

/** A run for the engine of JavaScript; nothing where it cannot have it. */
export const compiledRun = (source: string): readonly RegExp[] => {
  const native = nativePattern(source, { lines: false });
  return native === undefined ? [] : [native];
};

/**
 * What every match of a pattern begins with, as a source for the engine of JavaScript; undefined where that cannot be told, or depends
 * on what stands before it.
 */
export function headSource(pattern: string): string | undefined {
  const branches = readPattern(pattern);
  if (branches?.length !== 1) return undefined;
  const [head = []] = cut(unbracketed(branches[0] as Branch, pattern), pattern);
  const source = head.map((piece) => sourceOf(piece, pattern)).join('');
  if (canBeEmpty(head) || saidBy(head) < leastSaid || /\\[bB]|[\^$]/.test(source)) return undefined;
  return compiledRun(source).length > 0 ? source : undefined;
}

/** The sources of those parts. */
export function runSources(pattern: string): readonly string[] {
  const branches = readPattern(pattern);
  if (branches?.length !== 1) return [];
  const runs = cut(unbracketed(branches[0] as Branch, pattern), pattern)
    .map(telling)
    .map((run) => ({ run, said: saidBy(run) }))
    .filter(({ run, said }) => said >= leastSaid && !canBeEmpty(run))
    .sort((a, b) => b.said - a.said)
    .map(({ run }) => run.map((piece) => sourceOf(piece, pattern)).join(''));
  return [...new Set(runs)].filter((source) => compiledRun(source).length > 0);
}
