import type { FieldLeaf } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf, type LeafContext } from '../evaluation.js';
import type { FieldMatch } from '../field-index.js';
import { foldText } from '../fold-text.js';
import { isImageOnly } from '../image-only.js';
import { isNamedAs } from '../named-as.js';
import { blockAt, foldedPosition, pageText } from '../page-text.js';
import type { Block } from '../page-view.js';
import { quoteFrom } from '../quote.js';
import { latestValue } from '../recent-values.js';
import { blockAllowed, listed, zoneAllowed } from '../within.js';
import { isNear, sentenceHas } from './text-leaf.js';
import { unseenValue } from './unseen-value.js';

/** Where a match lies: its block, and folded indexes inside it. */
function locate(match: FieldMatch, context: LeafContext): { index: number; block: Block; start: number; end: number } {
  const { starts, foldedStarts } = pageText(context.view);
  const index = blockAt(starts, match.start);
  const block = context.view.blocks[index] as Block;
  const textStart = match.start - (starts[index] as number);
  const start = foldedPosition(context.view, index, textStart) - (foldedStarts[index] as number);
  return { index, block, start, end: Math.min(block.folded.length, start + (match.end - match.start)) };
}

type Located = {
  readonly match: FieldMatch;
  readonly index: number;
  readonly block: Block;
  readonly start: number;
  readonly end: number;
};
/** What was found of fields on the page that is being read: the words alone decide it. */
const foundOn = latestValue((_: readonly Block[]) => new Map<string, readonly Located[]>());

/** All values of a field on a page, typing samples left out. */
function locatedMatches(name: string, context: LeafContext): readonly Located[] {
  const { view } = context;
  const ofView = foundOn(view.blocks);
  const cached = ofView.get(name);
  if (cached !== undefined) return cached;
  const { text, folded, starts, foldedStarts } = pageText(view);
  const foldedBefore = (position: number, distance: number): string => {
    const index = blockAt(starts, position);
    const at = foldedPosition(view, index, position - (starts[index] as number));
    return folded.slice(Math.max(0, at - distance), Math.max(at, foldedStarts[index] ?? 0));
  };
  const located = context
    .field(name)
    .find(text, foldedBefore, view.language.use)
    .filter((match) => !match.placeholder)
    .map((match) => ({ match, ...locate(match, context) }));
  ofView.set(name, located);
  return located;
}

/** Values of a field on a page that stand where the leaf allows. */
export function fieldMatches(options: FieldLeaf, context: LeafContext): readonly Located[] {
  const unless = listed(options.unless);
  return locatedMatches(options.name, context).filter(
    ({ match, block, index, start, end }) =>
      (options.namedAs === undefined || isNamedAs(match.value, options.namedAs, context.view)) &&
      blockAllowed(block, options.within, context) &&
      zoneAllowed(index, start, options.within, context) &&
      !sentenceHas(block, start, unless, context) &&
      isNear(index, { start, end }, options.near, context),
  );
}

/** `field`: a value such as a SIREN or a telephone number is given, or is given and passes its validator. */
export const fieldLeaf: Leaf<FieldLeaf> = (options, context): Evaluation => {
  const matches = fieldMatches(options, context);
  const best =
    matches.find(({ match }) => match.status === 'valid') ?? matches.find(({ match }) => match.status === 'unsure') ?? matches[0];
  if (best === undefined) {
    if (isImageOnly(context.view, context.dom())) return { value: 'unknown', reason: 'low-quality-text' };
    return unseenValue(options, context) ?? { value: false };
  }
  const evaluation = found(quoteFrom(best.block, best.start, best.end), best.match.value);
  if (options.unlessInTitle === true && foldText(context.view.title).folded.includes(foldText(best.match.value).folded))
    return { ...evaluation, value: 'unknown', reason: 'ambiguous' };
  if (best.match.status === 'valid') return evaluation;
  // A wrong check digit is « syntactically invalid », never « fake »: a person looks (fr.md A.1).
  if (best.match.status === 'unsure' && options.is === 'present') return evaluation;
  return { ...evaluation, value: 'unknown', reason: 'ambiguous' };
};
