import type { ConsentRecord, ConsentStateName } from '../evidence/consent-record.js';
import type {
  ControlRecord,
  CookieRecord,
  FormRecord,
  LinkRecord,
  RequestRecord,
  StorageRecord,
} from '../evidence/page-record.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import type { Place } from '../ruleset/node.js';
import type { Language, PageType } from '../ruleset/vocabulary.js';
import type { ReportViolation } from './transparency-report/check-report.js';
import type { Report } from './transparency-report/report.js';

/** One run of text: a heading, paragraph, list item, cell, button … */
export interface Block {
  /** Normalised text (NFKC, plain spaces and apostrophes), case kept. */
  readonly text: string;
  /** Same text without case and accents; `offsets[i]` is the index in `text` of folded character i. */
  readonly folded: string;
  readonly offsets: Uint32Array | null;
  readonly kind:
    | 'title'
    | 'heading'
    | 'paragraph'
    | 'item'
    | 'term'
    | 'definition'
    | 'cell'
    | 'label'
    | 'button'
    | 'link'
    | 'option'
    | 'alt';
  /** 1..6 for headings, else 0. */
  readonly level: number;
  readonly places: readonly Place[];
  /** Index of the headings above this block, outermost first. */
  readonly under: readonly number[];
  readonly hidden: boolean;
  readonly selector: string;
  /** Sentence borders: start indexes in `folded`, ascending, first is 0. */
  readonly sentences: readonly number[];
}

export interface RecognisedType {
  readonly type: PageType;
  /** 0..1 */
  readonly confidence: number;
}

export interface DetectedLanguage {
  /** ISO 639-1 code, or `und` when the page holds too little text. */
  readonly code: string;
  readonly supported: boolean;
  /** Languages whose lexicons are used on this page: the page's own, plus others found in its blocks. */
  readonly use: readonly Language[];
}

/** A page as facts see it: built from a captured page or from a saved file, without a browser. */
export interface PageView {
  /** Page record id, or the file or URL it was read from. */
  readonly source: string;
  readonly url: string;
  readonly title: string;
  readonly language: DetectedLanguage;
  readonly blocks: readonly Block[];
  readonly links: readonly LinkRecord[];
  readonly forms: readonly FormRecord[];
  readonly controls: readonly ControlRecord[];
  readonly cookies: readonly CookieRecord[];
  readonly storage: readonly StorageRecord[];
  readonly requests: readonly RequestRecord[];
  /** True when network records exist (a capture), false for a saved file: then trackers are unknown. */
  readonly hasNetwork: boolean;
  /** What was recorded of the choice on trackers: on the entry page of a capture that recorded it. */
  readonly consent?: ConsentRecord;
  /** What the probes that started from this page found. */
  readonly probes: readonly ProbeRecord[];
  readonly types: readonly RecognisedType[];
  /** Reports made with a harmonised template that the page is, or whose first file it is. */
  readonly reports: readonly Report[];
  /** Addresses, without fragment, that the site answered are not there (404, 410). */
  readonly gone: ReadonlySet<string>;
  /** ISO day on which it was seen; empty when nobody said. */
  readonly day: string;
}

/** What a page says, before its language and types are told. */
export type Draft = Omit<PageView, 'types' | 'language'>;

/** A quotation that a reader can find again (W3C TextQuoteSelector). */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly selector?: string;
}

/** The answer to one fact on one page. */
export interface Observation {
  readonly fact: string;
  readonly value: boolean | 'unknown';
  /** Extracted value, e.g. nine digits. */
  readonly text?: string;
  readonly quote?: Quote;
  /** Why unknown (closed list of the rule language). */
  readonly reason?: string;
  /** State of the record of consent that shows it. */
  readonly state?: ConsentStateName;
  /** What was found in reports, at its places. */
  readonly violations?: readonly ReportViolation[];
}
