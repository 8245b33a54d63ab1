import { nativePattern } from './native-pattern.js';
import { type Branch, type Piece, readPattern } from './pattern-tree.js';

/** More ways than this at one position, and a part of a pattern is left to the linear-time engine (a measure of this tool). */
const mostSteps = 200;

const canBeEmpty = (run: Branch): boolean => run.every(({ min, group }) => min === 0 || (group?.some(canBeEmpty) ?? false));

function waysOf(branches: readonly Branch[]): number {
  const byFirst = new Map<string, number>();
  let open = 0;
  for (const branch of branches) {
    const first = branch[0];
    const ways = waysThrough(branch);
    if (first?.letter === undefined || first.min === 0) open += ways;
    else byFirst.set(first.letter, (byFirst.get(first.letter) ?? 0) + ways);
  }
  // Alternatives that begin with different letters exclude each other: only the widest of them counts.
  return Math.max(1, open + Math.max(0, ...byFirst.values()));
}

function repeats({ group, min, max = Number.POSITIVE_INFINITY }: Piece): number {
  if (group === undefined) return max - min + 1;
  const ways = waysOf(group);
  return max === min ? ways ** max : (ways + 1) ** max;
}

/** In how many ways a run can be read at one position, whatever stands behind it. */
const waysThrough = (branch: Branch): number => branch.reduce((ways, piece) => ways * repeats(piece), 1);

/** Cuts a pattern's pieces into runs, none of which can be read in many ways. */
function cut(pieces: Branch): readonly Branch[] {
  const runs: Branch[] = [];
  let run: Branch = [];
  for (const piece of pieces) {
    const longer = [...run, piece];
    if (piece.max !== undefined && waysThrough(longer) <= mostSteps) {
      run = longer;
      continue;
    }
    runs.push(run);
    run = piece.max !== undefined && waysThrough([piece]) <= mostSteps ? [piece] : [];
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
