import type { Block, PageView } from './page-view.js';
import { latestValue } from './recent-values.js';

/** The whole page as one text, so that patterns can cross from one block to the next (a label and its value). */
export interface PageText {
  readonly text: string;
  readonly folded: string;
  /** Start of each block in `text` and in `folded`. */
  readonly starts: readonly number[];
  readonly foldedStarts: readonly number[];
}

/** One page at a time, as pages are read: the joined text is as large as the page. */
const joined = latestValue((blocks: readonly Block[]): PageText => {
  const starts: number[] = [];
  const foldedStarts: number[] = [];
  let at = 0;
  let foldedAt = 0;
  for (const block of blocks) {
    starts.push(at);
    foldedStarts.push(foldedAt);
    at += block.text.length + 1;
    foldedAt += block.folded.length + 1;
  }
  return {
    text: blocks.map((block) => block.text).join('\n'),
    folded: blocks.map((block) => block.folded).join('\n'),
    starts,
    foldedStarts,
  };
});

/** Joins the blocks of a page with line breaks. */
export const pageText = ({ blocks }: Pick<PageView, 'blocks'>): PageText => joined(blocks);

/** Index of the block that holds a position, by binary search over block starts. */
export function blockAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Position in the folded page text of an index in a block's own text. */
export function foldedPosition(view: PageView, block: number, index: number): number {
  const { foldedStarts } = pageText(view);
  const offsets = (view.blocks[block] as Block).offsets;
  let folded = index;
  if (offsets !== null) {
    folded = offsets.indexOf(index);
    if (folded < 0) folded = index;
  }
  return (foldedStarts[block] ?? 0) + folded;
}

/** Borders of the sentence around a folded index of a block, as folded indexes. */
export function sentenceAround(block: Block, index: number): { readonly start: number; readonly end: number } {
  let start = 0;
  let end = block.folded.length;
  for (const border of block.sentences) {
    if (border <= index) start = border;
    else {
      end = border;
      break;
    }
  }
  return { start, end };
}
