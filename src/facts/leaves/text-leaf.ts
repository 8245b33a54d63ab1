import type { TextLeaf } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf, type LeafContext, notFoundByWords } from '../evaluation.js';
import type { CompiledLexicon } from '../lexicon-index.js';
import { pageText, sentenceAround } from '../page-text.js';
import type { Block } from '../page-view.js';
import type { PhraseMatch } from '../phrase-index.js';
import { quoteFrom } from '../quote.js';
import { isInNote } from '../square-brackets.js';
import { blockAllowed, listed, zoneAllowed } from '../within.js';

/** Whether one of the lexicons matches in the sentence around a folded index. */
export function sentenceHas(block: Block, index: number, lexicons: readonly string[], context: LeafContext): boolean {
  if (lexicons.length === 0) return false;
  const { start, end } = sentenceAround(block, index);
  const sentence = block.folded.slice(start, end);
  return lexicons.some((id) => context.lexicon(id).find(sentence, context.view.language.use, 1).length > 0);
}

/** Whether the near lexicon matches in the same sentence, block, or within a number of characters on either side. */
export function isNear(
  blockIndex: number,
  match: { start: number; end: number },
  near: TextLeaf['near'],
  context: LeafContext,
): boolean {
  if (near === undefined) return true;
  const block = context.view.blocks[blockIndex] as Block;
  if (near.distance === 'sentence') return sentenceHas(block, match.start, [near.lexicon], context);
  const lexicon = context.lexicon(near.lexicon);
  const { use } = context.view.language;
  if (near.distance === 'block') return lexicon.find(block.folded, use, 1).length > 0;
  const { blocks } = context.view;
  const { folded, foldedStarts } = pageText(context.view);
  const at = foldedStarts[blockIndex] ?? 0;
  const from = Math.max(0, at + match.start - near.distance);
  const to = at + match.end + near.distance;
  // Where no block around holds a word of it, nothing need be searched; a match may stand across the border of two that do.
  for (const index of lexicon.placesIn(blocks, use)) {
    const start = foldedStarts[index] as number;
    if (start >= to) return false;
    if (start + (blocks[index] as Block).folded.length > from) return lexicon.isIn(folded.slice(from, to), use);
  }
  return false;
}

/** `text`: phrases of a lexicon stand in the page's words. Those in a note to the writer of a draft leave it open. */
export const textLeaf: Leaf<TextLeaf> = (options, context): Evaluation => {
  const { view } = context;
  const lexicon = context.lexicon(options.lexicon);
  const places = lexicon.placesIn(view.blocks, view.language.use);
  const said = places.length === 0 ? undefined : saidIn(places, lexicon, options, context);
  if (said !== undefined) return said;
  const near = options.near === undefined ? [] : [context.lexicon(options.near.lexicon)];
  return notFoundByWords(context, [lexicon, ...near], options.within);
};

/** What the blocks at some places say; undefined when they do not. */
function saidIn(
  places: readonly number[],
  lexicon: CompiledLexicon,
  options: TextLeaf,
  context: LeafContext,
): Evaluation | undefined {
  const { view } = context;
  const unless = listed(options.unless);
  const wanted = options.min ?? 1;
  const phrases = new Set<string>();
  const noted = new Set<string>();
  let first: { block: Block; match: PhraseMatch } | undefined;
  let firstNoted: { block: Block; match: PhraseMatch } | undefined;

  for (const index of places) {
    const block = view.blocks[index] as Block;
    if (!blockAllowed(block, options.within, context)) continue;
    for (const match of lexicon.find(block.folded, view.language.use)) {
      if (!zoneAllowed(index, match.start, options.within, context)) continue;
      if (sentenceHas(block, match.start, unless, context)) continue;
      if (!isNear(index, match, options.near, context)) continue;
      if (isInNote(block.folded, match.start, match.end)) {
        firstNoted ??= { block, match };
        noted.add(match.phrase);
        continue;
      }
      first ??= { block, match };
      phrases.add(match.phrase);
      if (phrases.size >= wanted) return found(quoteFrom(first.block, first.match.start, first.match.end));
    }
  }
  if (firstNoted === undefined || new Set([...phrases, ...noted]).size < wanted) return undefined;
  const { block, match } = firstNoted;
  return { value: 'unknown', reason: 'ambiguous', quote: quoteFrom(block, match.start, match.end) };
}
