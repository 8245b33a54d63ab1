import type { PageTypeDefinition } from '../ruleset/definitions.js';
import type { Node } from '../ruleset/node.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { Evaluation } from './evaluation.js';
import type { CompiledLexicon } from './lexicon-index.js';
import type { PageView, RecognisedType } from './page-view.js';

/** From this confidence on a page counts for a type. */
export const typeCountsFrom = 0.5;

/** The types that count, best first. */
export const typesIn = (types: readonly RecognisedType[]): readonly PageType[] =>
  types.filter(({ type, confidence }) => confidence >= typeCountsFrom && type !== 'other').map(({ type }) => type);

const titleWeight = 0.6;
const slugWeight = 0.4;

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

/** Whether the address ends in one of the slugs, e.g. `mentions-legales` or `legal/terms`. */
export function hasSlug(address: string, slugs: readonly string[]): boolean {
  const parts = pathParts(address);
  const tails = [parts.at(-1), parts.slice(-2).join('/')];
  return slugs.some((slug) => tails.includes(slug));
}

function isRoot(address: string): boolean {
  return /^https?:\/\/[^/]+\/?(?:index\.(?:html?|php))?$/.test(address);
}

/** Title and main headings say what a page is, if short: a long one is a sentence about something. */
function isTitled(view: PageView, lexicon: CompiledLexicon): boolean {
  const titles = view.blocks
    .filter((block) => block.kind === 'title' || (block.kind === 'heading' && block.level === 1 && !block.hidden))
    .slice(0, 3);
  return titles.some((block) => block.folded.length <= 140 && lexicon.find(block.folded, view.language.use, 1).length > 0);
}

/**
 * The types of a page by what it says: title and main heading, address, and the weighted signals of rules/page-types.
 * Several types per page are usual (a legal notice inside the terms). Sorted by confidence.
 */
export function recognisePage(
  view: PageView,
  definitions: Iterable<PageTypeDefinition>,
  lexicon: (id: string) => CompiledLexicon,
  evaluate: (node: Node) => Evaluation,
): readonly RecognisedType[] {
  const types: RecognisedType[] = [];
  for (const definition of definitions) {
    let confidence = 0;
    if (definition.lexicon !== undefined && isTitled(view, lexicon(definition.lexicon))) confidence += titleWeight;
    // `index.php?title=…` is any page of a site, not its first one.
    const slugged = hasSlug(view.url, definition.slugs) && !(definition.id === 'home' && view.url.includes('?'));
    if (slugged) confidence += slugWeight;
    // The root of a site is its home page by definition of the address.
    if (definition.id === 'home' && isRoot(view.url)) confidence += 0.9;
    for (const signal of definition.signals) {
      if (confidence >= 1) break;
      if (evaluate(signal.check).value === true) confidence += signal.weight;
    }
    if (confidence > 0.2) types.push({ type: definition.id, confidence: Math.min(1, Math.round(confidence * 100) / 100) });
  }
  if (!types.some((type) => type.confidence >= 0.5)) types.push({ type: 'other', confidence: 0.5 });
  return types.sort((a, b) => b.confidence - a.confidence || a.type.localeCompare(b.type));
}
