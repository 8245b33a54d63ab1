import type { Place } from '../ruleset/node.js';
import { joinCells, labelFor } from './dom-labels.js';
import { placeOf } from './dom-places.js';
import { inlineElements } from './dom-text.js';
import { foldProse } from './fold-text.js';
import { normaliseText } from './normalise-text.js';
import type { Block } from './page-view.js';
import { charactersOf, type Dom, type DomElement, hidesItself, selectorOf, silentElements } from './read-dom.js';
import { splitSentences } from './split-sentences.js';

/** Blanks that are more than the one between two words. */
const blanksButOne = /[^\S ]\s*| \s+/g;

const boldElements = new Set(['b', 'strong']);

type Kind = Block['kind'];

interface Draft {
  text: string;
  boldLength: number;
  kind: Kind;
  level: number;
  element: DomElement;
}

interface Context {
  readonly kind: Kind;
  readonly level: number;
  readonly places: readonly Place[];
  readonly hidden: boolean;
  readonly bold: boolean;
}

interface KindAndLevel {
  readonly kind: Kind;
  readonly level: number;
}

const of = (kind: Kind, level = 0): KindAndLevel => ({ kind, level });

const kindsByName: ReadonlyMap<string, KindAndLevel> = new Map([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, of('heading', level)] as const),
  ['summary', of('heading', 5)],
  ['li', of('item')],
  ['dt', of('term')],
  ['dd', of('definition')],
  ['td', of('cell')],
  ['th', of('cell')],
  ['label', of('label')],
  ['legend', of('label')],
  ['button', of('button')],
  ['option', of('option')],
  ['p', of('paragraph')],
]);

function kindOf(element: DomElement): KindAndLevel | undefined {
  if (element.type !== 'tag') return undefined;
  const byName = kindsByName.get(element.name);
  const isHeading = byName?.kind === 'heading' && element.name !== 'summary';
  if (element.attribs.role !== 'heading' || isHeading) return byName;
  return of('heading', Number(element.attribs['aria-level'] ?? 2) || 2);
}

/** A short paragraph wholly in bold is a heading to its reader: many legal pages are written so. */
function isBoldHeading(draft: Draft, text: string): boolean {
  if (draft.kind !== 'paragraph' && draft.kind !== 'item') return false;
  if (draft.boldLength === 0 || text.length > 90 || text.includes('\n') || /[.;,]$/.test(text)) return false;
  const solid = text.replace(/\s/g, '').length;
  return solid > 2 && draft.boldLength >= solid - 2;
}

/**
 * Cuts a page into its runs of text, in reading order, with the headings above each.
 * @param title the document's title, which becomes the first block
 */
export function readBlocks($: Dom, title: string): readonly Block[] {
  const blocks: Block[] = [];
  const headings: number[] = [];
  let draft: Draft | undefined;
  // Words of a label's cell, until the first text of the value's cell takes them on.
  let label: string | undefined;

  const push = (raw: string, kind: Kind, level: number, context: Context, element: DomElement | undefined) => {
    const own = normaliseText(raw);
    if (own === '') return;
    const words = label;
    label = undefined;
    const joins = words !== undefined && kind !== 'heading' && kind !== 'button' && kind !== 'alt';
    if (words !== undefined && !joins) push(words, 'cell', 0, context, element);
    const text = joins ? joinCells(words, own) : own;
    if (kind === 'heading') {
      while (headings.length > 0 && (blocks[headings[headings.length - 1] as number] as Block).level >= level) headings.pop();
    }
    const { folded, offsets } = foldProse(text);
    const under = [...headings];
    if (kind === 'heading') headings.push(blocks.length);
    const selector = element === undefined ? 'title' : selectorOf(element);
    blocks.push({
      text,
      folded,
      offsets,
      kind,
      level,
      places: context.places,
      hidden: context.hidden,
      selector,
      under,
      sentences: splitSentences(text),
    });
  };
  const flush = (context: Context) => {
    if (draft === undefined) return;
    const done = draft;
    draft = undefined;
    const text = normaliseText(done.text);
    if (label === undefined && isBoldHeading(done, text)) push(text, 'heading', 6, context, done.element);
    else push(text, done.kind, done.level, context, done.element);
  };
  const add = (text: string, context: Context, element: DomElement) => {
    draft ??= { text: '', boldLength: 0, kind: context.kind, level: context.level, element };
    draft.text += text;
    if (context.bold) draft.boldLength += text.replace(/\s/g, '').length;
  };

  const visit = (node: DomElement, context: Context, owner: DomElement) => {
    if (node.type === 'text') {
      // Line ends of the source are blanks to a reader; only <br> breaks a line.
      add(charactersOf(node).replace(blanksButOne, ' '), context, owner);
      return;
    }
    if (node.type !== 'tag' || silentElements.has(node.name)) return;
    if (node.name === 'br') return add('\n', context, owner);
    if (node.name === 'img' || (node.name === 'input' && /^(?:submit|button|reset)$/i.test(node.attribs.type ?? ''))) {
      const words = node.name === 'img' ? node.attribs.alt : node.attribs.value;
      if (words !== undefined && words.trim() !== '') {
        flush(context);
        push(words, node.name === 'img' ? 'alt' : 'button', 0, { ...context, hidden: context.hidden || hidesItself(node) }, node);
      }
      return;
    }
    const cell = labelFor(node);
    if (cell?.is === 'label') return flush(context);
    const place = placeOf(node);
    const own = kindOf(node);
    const hidden = context.hidden || hidesItself(node);
    const inline = inlineElements.has(node.name) && own === undefined && place === undefined && hidden === context.hidden;
    const inner: Context = {
      // The button that opens a section of an accordion stands inside the section's heading, and is one to its reader.
      kind:
        (own?.kind === 'button' && context.kind === 'heading' ? undefined : own?.kind) ??
        (context.kind === 'heading' || inline
          ? context.kind
          : node.name === 'div' || node.name === 'section'
            ? 'paragraph'
            : context.kind),
      level: own?.kind === 'button' ? context.level : (own?.level ?? context.level),
      places: place === undefined ? context.places : [...context.places, place],
      hidden,
      bold: context.bold || boldElements.has(node.name),
    };
    if (!inline) flush(context);
    // Two links side by side are two words to a reader, even when no blank stands between them.
    else if (node.prev?.type === 'tag' && (node.name === 'a' || node.prev.name === 'a') && draft !== undefined)
      add(' ', context, owner);
    if (cell !== undefined) label = cell.words;
    for (const child of node.children) visit(child as DomElement, inner, inline ? owner : node);
    if (!inline) flush(inner);
    if (cell !== undefined && label !== undefined) {
      label = undefined;
      push(cell.words, 'cell', 0, inner, node);
    }
  };

  const root: Context = { kind: 'paragraph', level: 0, places: [], hidden: false, bold: false };
  push(title, 'title', 0, root, undefined);
  const body = $('body')[0];
  if (body !== undefined) {
    visit(body, root, body);
    flush(root);
  }
  return blocks;
}
