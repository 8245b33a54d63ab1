import { stepsOf } from './pattern-steps.js';
import { sizeOf, type TextSize, textSizes } from './text-size.js';

/** From more steps than this at one position, and in a whole text, the linear-time engine does the work (measures of this tool). */
const mostSteps = 4_000;
const mostWork = 40_000_000;

/** Choices that double the ways through a pattern, few enough to need no count. */
const fewChoices = 11;

/** Sizes of texts on which a backtracking engine is quick with a pattern: one bit for each. */
export type QuickSizes = number;

const onAll: QuickSizes = 2 ** textSizes.length - 1;

/** Whether a pattern repeats nothing and leaves few choices, as most do: it takes few steps on any text. */
function isPlain(pattern: string): boolean {
  if (/[*+{]/.test(pattern)) return false;
  // A group that may be left out and that may itself be empty is not read alike by all engines.
  if (pattern.includes(')?') && /[?|(:][|)]/.test(pattern)) return false;
  return (pattern.match(/[^(]\?|\|/g)?.length ?? 0) <= fewChoices;
}

/** The sizes of texts on which a backtracking engine takes few steps with a pattern, whatever the text says. */
export function quickSizes(pattern: string): QuickSizes {
  if (isPlain(pattern)) return onAll;
  const steps = stepsOf(pattern);
  if (steps === undefined) return 0;
  const isQuick = (size: TextSize): boolean => {
    const most = steps(size);
    return most <= mostSteps || most * size.length <= mostWork;
  };
  return textSizes.reduce((made, size, at) => (isQuick(size) ? made | (1 << at) : made), 0);
}

/** Whether a text is of one of these sizes. */
export const isQuickOn = (sizes: QuickSizes, text: string): boolean =>
  sizes === onAll ? text.length <= (textSizes.at(-1) as TextSize).length : sizes !== 0 && (sizes & (1 << sizeOf(text))) !== 0;
