import type { Place, Within } from '../ruleset/node.js';
import type { LeafContext } from './evaluation.js';
import { pageText } from './page-text.js';
import type { Block } from './page-view.js';

const listed = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** Whether places satisfy the structural part of a Within. */
export function placesAllowed(places: readonly Place[], within: Within | undefined): boolean {
  if (within?.place === undefined && within?.notPlace === undefined) return true;
  const wanted = listed(within.place);
  if (wanted.length > 0 && !places.some((place) => wanted.includes(place))) return false;
  return !listed(within.notPlace).some((place) => places.includes(place));
}

/** Whether a block may be searched at all: visible, of the right kind, at the right place, under the right heading. */
export function blockAllowed(block: Block, within: Within | undefined, context: LeafContext): boolean {
  if (block.hidden && within?.visible !== false) return false;
  if (within === undefined) return true;
  const isHeading = block.kind === 'heading' || block.kind === 'title';
  if (within.headings !== undefined && within.headings !== isHeading) return false;
  if (!placesAllowed(block.places, within)) return false;
  if (within.section !== undefined) {
    const lexicon = context.lexicon(within.section);
    const { blocks, language } = context.view;
    return block.under.some((heading) => lexicon.find((blocks[heading] as Block).folded, language.use, 1).length > 0);
  }
  return true;
}

/** Whether a position of the folded page text lies in the wanted zones and in none of the unwanted ones. */
export function zoneAllowed(block: number, index: number, within: Within | undefined, context: LeafContext): boolean {
  if (within?.zone === undefined && within?.notZone === undefined) return true;
  const wanted = listed(within.zone);
  const unwanted = listed(within.notZone);
  if (wanted.length === 0 && unwanted.length === 0) return true;
  const zone = context.zones.at((pageText(context.view).foldedStarts[block] ?? 0) + index);
  if (wanted.length > 0 && (zone === undefined || !wanted.includes(zone))) return false;
  return zone === undefined || !unwanted.includes(zone);
}

export { listed };
