import { type Branch, type Piece, readPattern } from './pattern-tree.js';

/** No bound can be given: a repeated group may read the same text in more ways than one can count. */
export const unbounded = Number.POSITIVE_INFINITY;

/** How often a backtracking engine may begin anew at one position of a text of this length. */
export type Steps = (length: number) => number;

const repeats = (piece: Piece, length: number): number => {
  const most = piece.max === undefined ? length : piece.max;
  if (piece.group === undefined) return most === piece.min ? 1 : most - piece.min + 1;
  const ways = waysOf(piece.group, length);
  if (piece.max === undefined) return unbounded;
  // So many ways for each turn, and the choice of how many turns.
  return piece.max === piece.min ? ways ** most : (ways + 1) ** most;
};

export const waysThrough = (branch: Branch, length: number): number =>
  branch.reduce((ways, piece) => ways * repeats(piece, length), 1);

/** Alternatives that begin with different letters exclude each other: only the widest of them counts. */
function waysOf(branches: readonly Branch[], length: number): number {
  const byFirst = new Map<string, number>();
  let open = 0;
  for (const branch of branches) {
    const first = branch[0];
    const ways = waysThrough(branch, length);
    if (first?.letter === undefined || first.min === 0) open += ways;
    else byFirst.set(first.letter, (byFirst.get(first.letter) ?? 0) + ways);
  }
  return Math.max(1, open + Math.max(0, ...byFirst.values()));
}

/** The ways in which a pattern can be tried at one position, as a function of the text's length; undefined when it cannot be read. */
export function stepsOf(pattern: string): Steps | undefined {
  const branches = readPattern(pattern);
  if (branches === undefined) return undefined;
  const known: number[] = [];
  // Counted for the next power of two, so that it is counted rarely.
  return (length) => {
    const size = 32 - Math.clz32(length);
    known[size] ??= waysOf(branches, 2 ** size);
    return known[size];
  };
}
