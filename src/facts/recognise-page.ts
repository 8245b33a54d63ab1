import type { PageTypeDefinition } from '../ruleset/definitions.js';
import type { Node } from '../ruleset/node.js';
import { languages, type PageType } from '../ruleset/vocabulary.js';
import type { Evaluation } from './evaluation.js';
import type { CompiledLexicon } from './lexicon-index.js';
import type { Block, PageView, RecognisedType } from './page-view.js';

/** From this confidence on a page counts for a type. */
export const typeCountsFrom = 0.5;

/** The types that count, best first. */
export const typesIn = (types: readonly RecognisedType[]): readonly PageType[] =>
  types.filter(({ type, confidence }) => confidence >= typeCountsFrom && type !== 'other').map(({ type }) => type);

const titleWeight = 0.6;
const slugWeight = 0.4;
/** What the first sentence calls the page counts beside the address alone: both are weak, and seldom agree by chance. */
const firstSentenceWeight = 0.15;

/** Last parts of a URL's path, without extension: `/fr/mentions-legales.html` → `fr`, `mentions-legales`. */
export function pathParts(address: string): readonly string[] {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    path = address;
  }
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.[a-z]{2,5}$/, '').replace(/_/g, '-'));
}

/** Whether the address ends in one of some slugs, e.g. `mentions-legales` or `legal/terms`; it is taken apart once for all types. */
function slugsAt(address: string): (slugs: readonly string[]) => boolean {
  const parts = pathParts(address);
  const tails = [parts.at(-1), parts.slice(-2).join('/')];
  return (slugs) => slugs.some((slug) => tails.includes(slug));
}

/** Whether the address names a type; `index.php?title=…` is any page of a site, not its first one. */
export function namedByAddress(address: string): (definition: PageTypeDefinition) => boolean {
  const hasSlug = slugsAt(address);
  return ({ id, slugs }) => !(id === 'home' && address.includes('?')) && hasSlug(slugs);
}

function isRoot(address: string): boolean {
  return /^https?:\/\/[^/]+\/?(?:index\.(?:html?|php))?$/.test(address);
}

/** Parts of a page that are the same on every page of a site, or lie over it. */
const framePlaces: ReadonlySet<string> = new Set(['footer', 'nav', 'header', 'dialog', 'banner']);

/** Title and main headings say what a page is, if short: a long one is a sentence about something. */
function titlesOf(view: PageView): readonly Block[] {
  return view.blocks
    .filter((block) => block.kind === 'title' || (block.kind === 'heading' && block.level === 1 && !block.hidden))
    .slice(0, 3)
    .filter(isShort);
}

/** A longer paragraph speaks of many things. */
const longestFirstSentence = 240;

const firstParagraphOf = ({ blocks }: PageView): Block | undefined =>
  blocks.find((block) => block.kind === 'paragraph' && !block.hidden && !block.places.some((place) => framePlaces.has(place)));

/** The paragraph that opens the text: « Ci-dessous la politique de confidentialité du site ». */
function firstSentenceOf(view: PageView): readonly Block[] {
  const first = firstParagraphOf(view);
  return first === undefined || first.folded.length > longestFirstSentence ? [] : [first];
}

/** A longer line, or one that ends as a sentence does, is none. */
const longestTitleLine = 80;

/** What opens a text that was saved without title and headings is its title, if it reads like one. */
function titleLineOf(view: PageView): readonly Block[] {
  if (view.blocks.some(({ kind }) => kind === 'title' || kind === 'heading')) return [];
  const first = firstParagraphOf(view);
  return first === undefined || first.folded.length > longestTitleLine || /[.:;,]$/.test(first.folded) ? [] : [first];
}

const isShort = (block: Block): boolean => block.folded.length <= 140;

/** The heading that opens what is particular to a page; many sites keep the first level for their name. */
function openingOf(view: PageView): readonly Block[] {
  const opening = view.blocks.find(
    (block) => block.kind === 'heading' && !block.hidden && !block.places.some((place) => framePlaces.has(place)),
  );
  return opening === undefined ? [] : [opening].filter(isShort);
}

/** Where a lexicon names a type in titles. A pattern of the whole title says nothing about the length of the name. */
interface Name {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

/** Of a page that says too little for its language to be told, a title in any language is believed. */
const namesIn = (titles: readonly Block[], lexicon: CompiledLexicon, { language }: PageView): readonly Name[] =>
  titles.flatMap((block) =>
    lexicon
      .find(block.folded, language.code === 'und' ? languages : language.use)
      .map(({ start, end, phrase }) => ({ block, start, end, whole: phrase.startsWith('^') })),
  );

/** Whether a name is only a piece of another type's: « conditions générales » in « conditions générales de vente ». */
const isPieceOf = (name: Name, other: Name): boolean =>
  !name.whole &&
  !other.whole &&
  name.block === other.block &&
  other.start <= name.start &&
  name.end <= other.end &&
  other.end - other.start > name.end - name.start;

interface Scored extends RecognisedType {
  /** What orders the types: not cut at 1, so that two certain types can still be told apart. */
  readonly rank: number;
}

/**
 * The types of a page by what it says: title and main heading, address, and the weighted signals of rules/page-types.
 * Several types per page are usual (a legal notice inside the terms). The surest comes first; no type is given more
 * confidence than one before it.
 */
export function recognisePage(
  view: PageView,
  definitions: Iterable<PageTypeDefinition>,
  lexicon: (id: string) => CompiledLexicon,
  evaluate: (node: Node) => Evaluation,
): readonly RecognisedType[] {
  const opening = openingOf(view);
  const own = titlesOf(view);
  // A page without a heading of the first level is called by the heading that opens it, too: its title may be the site's alone.
  const titles = own.some(({ kind }) => kind === 'heading') ? own : [...own, ...opening, ...titleLineOf(view)];
  const isSlugged = namedByAddress(view.url);
  const firstSentence = firstSentenceOf(view);
  const named = [...definitions].map((definition) => {
    const words = definition.lexicon === undefined ? undefined : lexicon(definition.lexicon);
    return {
      definition,
      words,
      names: words === undefined ? [] : namesIn(titles, words, view),
      opens: words === undefined ? [] : namesIn(opening, words, view),
    };
  });
  const isOwn = (name: Name) => !named.some(({ names, opens }) => [...names, ...opens].some((other) => isPieceOf(name, other)));

  const scored: Scored[] = [];
  for (const { definition, words, names, opens } of named) {
    let sum = names.length > 0 ? titleWeight : 0;
    if (isSlugged(definition)) {
      sum += slugWeight;
      if (names.length === 0 && words !== undefined && namesIn(firstSentence, words, view).length > 0) sum += firstSentenceWeight;
    }
    // The root of a site is its home page by definition of the address.
    if (definition.id === 'home' && isRoot(view.url)) sum += 0.9;
    for (const signal of definition.signals) if (evaluate(signal.check).value === true) sum += signal.weight;
    if (sum <= 0.2) continue;
    if (definition.unless !== undefined && evaluate(definition.unless).value === true) continue;
    const isNamed = [...names, ...opens].some(isOwn);
    const rank = sum + (isNamed ? titleWeight : 0) - (names.length > 0 ? titleWeight : 0);
    scored.push({ type: definition.id, confidence: Math.min(1, Math.round(sum * 100) / 100), rank });
  }
  if (!scored.some(counts)) scored.push({ type: 'other', confidence: typeCountsFrom, rank: typeCountsFrom });
  let most = 1;
  const sure = scored
    .filter(counts)
    .sort((a, b) => b.rank - a.rank || b.confidence - a.confidence || a.type.localeCompare(b.type))
    .map(({ type, confidence }) => {
      most = Math.min(most, confidence);
      return { type, confidence: most };
    });
  const faint = scored
    .filter((type) => !counts(type))
    .sort((a, b) => b.confidence - a.confidence || a.type.localeCompare(b.type))
    .map(({ type, confidence }) => ({ type, confidence }));
  return [...sure, ...faint];
}

const counts = ({ confidence }: RecognisedType): boolean => confidence >= typeCountsFrom;
