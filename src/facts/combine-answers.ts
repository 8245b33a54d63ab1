import type { Evaluation, LeafContext } from './evaluation.js';

/** Asks one page. */
export type Ask = (context: LeafContext) => Evaluation;

/** A node that was read once, to be asked of one page after another. */
export interface Asked {
  readonly ask: Ask;
  /** Whether its « false » shows nothing: no quotation, no reason. */
  readonly isMute: boolean;
}

/** The first answer's quote is kept, so that every true can be shown. */
function withQuoteOf(value: Evaluation['value'], answers: readonly Evaluation[]): Evaluation {
  const shown =
    answers.find((answer) => answer.value === value && answer.quote !== undefined) ??
    answers.find((answer) => answer.value === value);
  return shown ?? { value };
}

/** Kleene « and »: false if any is false, else unknown if any is unknown. After a false, only another that shows more is of use. */
export function every(nodes: readonly Asked[], context: LeafContext): Evaluation {
  const answers: Evaluation[] = [];
  let decisive: Evaluation['value'] = true;
  for (const { ask, isMute } of nodes) {
    if (decisive === false && isMute) continue;
    const answer = ask(context);
    answers.push(answer);
    if (answer.value === false) decisive = false;
    else if (answer.value === 'unknown' && decisive === true) decisive = 'unknown';
    if (answer.value === false && answer.quote !== undefined) break;
  }
  return withQuoteOf(decisive, answers);
}

/** Kleene « or »; after a true that is shown, nothing else is of use. */
export function some(nodes: readonly Asked[], context: LeafContext): Evaluation {
  const answers: Evaluation[] = [];
  let decisive: Evaluation['value'] = false;
  for (const { ask } of nodes) {
    const answer = ask(context);
    answers.push(answer);
    if (answer.value === true) decisive = true;
    else if (answer.value === 'unknown' && decisive === false) decisive = 'unknown';
    if (answer.value === true && answer.quote !== undefined) break;
  }
  return withQuoteOf(decisive, answers);
}

/** Kleene « not ». */
export function negate(answer: Evaluation): Evaluation {
  return answer.value === 'unknown' ? answer : { ...answer, value: !answer.value };
}

/** Whether so many of the answers are true. */
export function atLeast(min: number, nodes: readonly Asked[], context: LeafContext): Evaluation {
  const answers = nodes.map(({ ask }) => ask(context));
  const sure = answers.filter((answer) => answer.value === true);
  if (sure.length >= min) return withQuoteOf(true, answers);
  const possible = answers.filter((answer) => answer.value !== false).length;
  return possible >= min ? withQuoteOf('unknown', answers) : withQuoteOf(false, answers);
}

/** Kleene « and », in order: nothing is asked after the first that is not true. */
export function inOrder(nodes: readonly Asked[], context: LeafContext): Evaluation {
  const answers: Evaluation[] = [];
  for (const { ask } of nodes) {
    const answer = ask(context);
    answers.push(answer);
    if (answer.value !== true) return answer;
  }
  return withQuoteOf(true, answers);
}
