import { nativePattern } from './native-pattern.js';
import { waysThrough } from './pattern-steps.js';
import { type Branch, readPattern } from './pattern-tree.js';

/** More ways than this at one position, and a part of a pattern is left to the linear-time engine (a measure of this tool). */
const mostSteps = 200;

const canBeEmpty = (run: Branch): boolean => run.every(({ min, group }) => min === 0 || (group?.some(canBeEmpty) ?? false));

/** Cuts a pattern's pieces into runs, none of which can be read in many ways. */
function cut(pieces: Branch): readonly Branch[] {
  const runs: Branch[] = [];
  let run: Branch = [];
  for (const piece of pieces) {
    const longer = [...run, piece];
    if (piece.max !== undefined && waysThrough(longer, 1) <= mostSteps) {
      run = longer;
      continue;
    }
    runs.push(run);
    run = piece.max !== undefined && waysThrough([piece], 1) <= mostSteps ? [piece] : [];
  }
  return [...runs, run];
}

/**
 * Parts of a pattern each of which must match where the whole does, for the engine of JavaScript, which is quick at them: where one
 * does not occur, the linear-time engine need not look. The one that says most comes first.
 */
export function patternRuns(pattern: string): readonly RegExp[] {
  const branches = readPattern(pattern);
  if (branches?.length !== 1) return [];
  const sources = cut(branches[0] as Branch)
    .filter((run) => run.length > 0 && !canBeEmpty(run))
    .map((run) => pattern.slice(run[0]?.from, run.at(-1)?.to));
  return sources.sort((a, b) => b.length - a.length).flatMap((source) => nativePattern(source, { lines: false }) ?? []);
}
