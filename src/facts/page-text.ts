import type { Block, PageView } from './page-view.js';

/** The whole page as one text, so that patterns can cross from one block to the next (a label and its value). */
export interface PageText {
  readonly text: string;
  readonly folded: string;
  /** Start of each block in `text` and in `folded`. */
  readonly starts: readonly number[];
  readonly foldedStarts: readonly number[];
}

const texts = new WeakMap<PageView, PageText>();

/** Joins the blocks of a page with line breaks; computed once per page. */
export function pageText(view: PageView): PageText {
  const known = texts.get(view);
  if (known !== undefined) return known;
  const starts: number[] = [];
  const foldedStarts: number[] = [];
  let at = 0;
  let foldedAt = 0;
  for (const block of view.blocks) {
    starts.push(at);
    foldedStarts.push(foldedAt);
    at += block.text.length + 1;
    foldedAt += block.folded.length + 1;
  }
  const joined: PageText = {
    text: view.blocks.map((block) => block.text).join('\n'),
    folded: view.blocks.map((block) => block.folded).join('\n'),
    starts,
    foldedStarts,
  };
  texts.set(view, joined);
  return joined;
}

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
