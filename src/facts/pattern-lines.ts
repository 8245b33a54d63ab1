import { type Letters, mayBreakLine, onlyBlanks } from './pattern-letters.js';
import { type Branch, type Piece, readPattern } from './pattern-tree.js';

/** Line breaks that letters may hold: in a normalised text no two of them stand side by side, nor with blanks alone between them. */
function breaksIn(letters: Letters, max: number): number {
  if (!mayBreakLine(letters)) return 0;
  return onlyBlanks(letters) ? 1 : max;
}

function breaksOf({ group, letters, max = Number.POSITIVE_INFINITY }: Piece): number {
  if (letters !== undefined) return breaksIn(letters, max);
  const each = group === undefined ? 0 : mostBreaks(group);
  return each === 0 ? 0 : each * max;
}

/** The most line breaks that one of the branches may read. */
const mostBreaks = (branches: readonly Branch[]): number =>
  Math.max(0, ...branches.map((branch) => branch.reduce((sum, piece) => sum + breaksOf(piece), 0)));

const isBorder = ({ from, to }: Piece, pattern: string): boolean => /^[$^]$/.test(pattern.slice(from, to));
const isBreak = (branch: Branch): boolean =>
  branch.length === 1 && branch[0]?.letters !== undefined && branch[0].min === 1 && mayBreakLine(branch[0].letters);

/** Whether borders of the text stand only where a line break would do as well, so that a text may be cut between its lines. */
function isCuttable(branches: readonly Branch[], pattern: string): boolean {
  const hasBreak = branches.some(isBreak);
  return branches.every((branch) =>
    branch.every((piece) =>
      isBorder(piece, pattern) ? hasBreak && branch.length === 1 : piece.group === undefined || isCuttable(piece.group, pattern),
    ),
  );
}

/** How many lines a match may reach beyond the one in which it begins, or ends; at most `most`. */
export function lineReach(pattern: string, most: number): number {
  const branches = readPattern(pattern);
  return branches === undefined || !isCuttable(branches, pattern) ? most : Math.min(most, mostBreaks(branches));
}
