import { type Ahead, atEnd, eitherAhead, excludes, lettersAhead } from './pattern-ahead.js';
import { apart, type Letters, mayBeBlank, mayBreakLine, noLetters } from './pattern-letters.js';
import { type Branch, type Piece, readPattern } from './pattern-tree.js';
import type { TextSize } from './text-size.js';

/** No bound can be given: a repeated group may read the same text in more ways than one can count. */
const unbounded = Number.POSITIVE_INFINITY;
/** More turns of a group than this are not counted one by one. */
const mostTurns = 24;

/** How many steps a backtracking engine takes at most from one position of a text of this size. */
export type Steps = (size: TextSize) => number;

/** What a part of a pattern costs at one position: its own steps, and in how many ways what follows may be tried. */
interface Cost {
  readonly own: number;
  readonly ways: number;
}

/** A part of a pattern in its place, with what it and all that follows it may begin with. */
interface Part {
  readonly ahead: Ahead;
  readonly canBeEmpty: boolean;
  readonly cost: (size: TextSize) => Cost;
}

const nothing: Cost = { own: 0, ways: 1 };
const endless: Cost = { own: unbounded, ways: unbounded };

/** One part after another. */
const then = (a: Cost, b: Cost): Cost =>
  a.own === unbounded || b.own === unbounded ? endless : { own: a.own + a.ways * b.own, ways: a.ways * b.ways };

const sum = (costs: readonly Cost[]): Cost =>
  costs.reduce((a, b) => ({ own: a.own + b.own, ways: a.ways + b.ways }), { own: 0, ways: 0 });

/** The longest run of such letters in a text. */
function longestRun(letters: Letters, { length, line, word }: TextSize): number {
  if (!mayBeBlank(letters)) return word;
  return mayBreakLine(letters) ? length : line;
}

/** A letter or class; where none of its letters can follow it, there is one way alone to end it. */
function ofLetters(letters: Letters, { min, max }: Piece, follow: Ahead): Part {
  const isFixed = min === max;
  const isSure = isFixed || apart(letters, follow[0] ?? noLetters);
  return {
    ahead: lettersAhead(letters, min, isFixed, follow),
    canBeEmpty: min === 0,
    cost: (size) => {
      const most = Math.max(min, Math.min(max ?? unbounded, longestRun(letters, size)));
      return { own: most, ways: isSure ? 1 : most - min + 1 };
    },
  };
}

/** Alternatives that no text can be read by both exclude each other: only those that may stand together add up. */
function ofEither(branches: readonly Branch[], follow: Ahead): Part {
  const parts = branches.map((branch) => ofBranch(branch, follow));
  const together = parts.map((part) =>
    parts.flatMap((other, at) => (other === part || !excludes(part.ahead, other.ahead) ? at : [])),
  );
  return {
    ahead: eitherAhead(parts.map(({ ahead }) => ahead)),
    canBeEmpty: parts.some(({ canBeEmpty }) => canBeEmpty),
    cost: (size) => {
      const costs = parts.map((part) => part.cost(size));
      const sums = together.map((some) => sum(some.map((at) => costs[at] as Cost)));
      return { own: parts.length + Math.max(...sums.map(({ own }) => own)), ways: Math.max(...sums.map(({ ways }) => ways)) };
    },
  };
}

/** What a turn costs, and in how many ways it ends where another one, or what follows the turns, may begin. */
interface Turn {
  readonly own: number;
  readonly ways: number;
  readonly onWays: number;
}

const fewer = (a: Cost, b: Cost): Cost => ({ own: Math.min(a.own, b.own), ways: Math.min(a.ways, b.ways) });

/** Up to so many turns: as many ways through each as it has, whatever stands behind. */
function ofEachTurn({ own, ways }: Turn, min: number, max: number, endsSurely: boolean): Cost {
  let all = nothing;
  for (let left = 1; left <= max; left++) {
    const more = then({ own, ways }, all);
    const ends = left > max - min ? 0 : 1;
    all = { own: more.own + 1, ways: endsSurely ? Math.max(more.ways, ends) : more.ways + ends };
  }
  return all;
}

/** The same, told by what stands behind: « Jean Paul Martin » may end at many places, but goes on at blanks alone. */
function ofTurnsThatGoOn({ own, ways, onWays }: Turn, min: number, max: number): Cost {
  if (max === 0) return nothing;
  let all: Cost = { own, ways };
  for (let left = 2; left <= max; left++) {
    const ends = max - left + 1 < min ? 0 : ways;
    all = { own: own + 1 + onWays * all.own, ways: onWays * all.ways + ends };
  }
  return min === 0 ? { own: all.own + 1, ways: all.ways + 1 } : all;
}

/** Without a greatest number of turns: each reads a letter at least. */
function ofEndlessTurns({ own, ways, onWays }: Turn, endsSurely: boolean, { length }: TextSize): Cost {
  if (onWays > 1) return endless;
  return { own: own * length, ways: endsSurely && ways <= 1 ? 1 : ways * length + 1 };
}

function ofGroup(branches: readonly Branch[], { min, max }: Piece, follow: Ahead): Part {
  if (min === 1 && max === 1) return ofEither(branches, follow);
  // What stands behind a turn is another one or what follows the group; without knowing how long a turn is, its beginning tells.
  const opening = ofEither(branches, atEnd);
  const begins = opening.ahead.slice(0, 1);
  const turn = ofEither(branches, min === 0 && max === 1 ? follow : eitherAhead([begins, follow]));
  const onwards = ofEither(branches, begins);
  const ahead = min === 0 ? eitherAhead([turn.ahead, follow]) : turn.ahead;
  const endsSurely = min === max || excludes(turn.ahead, follow);
  return {
    ahead,
    canBeEmpty: min === 0 || opening.canBeEmpty,
    cost: (size) => {
      // Engines do not agree on turns that read nothing.
      if (opening.canBeEmpty || (max ?? 0) > mostTurns) return endless;
      const { own, ways } = turn.cost(size);
      const one = { own, ways, onWays: onwards.cost(size).ways };
      if (max === undefined) return ofEndlessTurns(one, endsSurely, size);
      return fewer(ofEachTurn(one, min, max, endsSurely), ofTurnsThatGoOn(one, min, max));
    },
  };
}

function ofPiece(piece: Piece, follow: Ahead): Part {
  if (piece.group !== undefined) return ofGroup(piece.group, piece, follow);
  if (piece.letters !== undefined) return ofLetters(piece.letters, piece, follow);
  return { ahead: follow, canBeEmpty: true, cost: () => ({ own: 1, ways: 1 }) };
}

function ofBranch(branch: Branch, follow: Ahead): Part {
  return branch.reduceRight<Part>(
    (rest, piece) => {
      const part = ofPiece(piece, rest.ahead);
      return {
        ahead: part.ahead,
        canBeEmpty: part.canBeEmpty && rest.canBeEmpty,
        cost: (size) => then(part.cost(size), rest.cost(size)),
      };
    },
    { ahead: follow, canBeEmpty: true, cost: () => nothing },
  );
}

/**
 * The most steps that a backtracking engine takes with a pattern at one position, as a function of the text's size; undefined when
 * the pattern cannot be read.
 */
export function stepsOf(pattern: string): Steps | undefined {
  const branches = readPattern(pattern);
  if (branches === undefined) return undefined;
  const whole = ofEither(branches, atEnd);
  return (size) => whole.cost(size).own;
}
