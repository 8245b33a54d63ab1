import type { ConsentStateName } from '../evidence/consent-record.js';
import type { Within } from '../ruleset/node.js';
import type { Truth } from '../ruleset/vocabulary.js';
import type { CompiledField } from './field-index.js';
import { isImageOnly } from './image-only.js';
import type { CompiledLexicon } from './lexicon-index.js';
import type { Observation, PageView, Quote } from './page-view.js';
import type { Dom } from './read-dom.js';
import type { TrackerIndex } from './tracker-index.js';
import type { ReportViolation } from './transparency-report/check-report.js';
import type { ZoneMap } from './zone-index.js';

/** The answer of a node on one page. */
export interface Evaluation {
  readonly value: Truth;
  readonly quote?: Quote;
  readonly text?: string;
  /** Why unknown (closed list of the rule language). */
  readonly reason?: string;
  /** State of the record of consent that shows it. */
  readonly state?: ConsentStateName;
  /** What was found in reports, at its places. */
  readonly violations?: readonly ReportViolation[];
}

/** What leaves may ask while they look at one page. */
export interface LeafContext {
  readonly view: PageView;
  /** Parsed again when another page was read since. */
  readonly dom: () => Dom;
  readonly zones: ZoneMap;
  readonly lexicon: (id: string) => CompiledLexicon;
  readonly field: (id: string) => CompiledField;
  readonly trackers: TrackerIndex;
  readonly observe: (fact: string) => Observation;
}

/** A pure function from a leaf's options and a page to an answer. */
export type Leaf<Options> = (options: Options, context: LeafContext) => Evaluation;

export const found = (quote?: Quote, text?: string): Evaluation => ({
  value: true,
  ...(quote === undefined ? {} : { quote }),
  ...(text === undefined ? {} : { text }),
});

const notFound: Evaluation = { value: false };
const unsupported: Evaluation = { value: 'unknown', reason: 'language-unsupported' };
const unreadable: Evaluation = { value: 'unknown', reason: 'low-quality-text' };

/**
 * Nothing was found by words: false, unless the words are not in the page's language or the page holds too little text to be read.
 */
export function notFoundByWords(
  context: LeafContext,
  lexicons: readonly CompiledLexicon[],
  within: Within | undefined,
): Evaluation {
  const { language, blocks } = context.view;
  if (!language.supported) return unsupported;
  if (language.code !== 'und' && lexicons.some((lexicon) => !lexicon.speaks(language.code))) return unsupported;
  if (within?.headings === true) return notFound;
  if (isImageOnly(context.view, context.dom())) return unreadable;
  return blocks.length > 0 && blocks.every(({ kind }) => kind === 'alt' || kind === 'title') ? unreadable : notFound;
}
