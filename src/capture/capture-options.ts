import type { Ruleset } from '../ruleset/ruleset.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { CaptureEvent } from './capture-event.js';

/** The part of the fact engine that steers the crawl: page types a link promises, best first. */
export interface LinkPromises {
  promisesOf(link: { readonly text: string; readonly url: string }): readonly PageType[];
}

/** Bounds of one visit. Milliseconds and bytes. */
export interface CaptureLimits {
  readonly navigationMs: number;
  /** Everything about one page. */
  readonly pageMs: number;
  readonly quietMs: number;
  readonly settleMs: number;
  /** How long the entry page stands untouched, so that trackers set late are seen. */
  readonly entryDwellMs: number;
  /** One document; above it the load is stopped. */
  readonly documentBytes: number;
  /** Stored HTML of one page. */
  readonly storedHtmlBytes: number;
  readonly links: number;
  readonly controls: number;
  readonly dialogs: number;
  readonly slugTryMs: number;
  readonly slugTries: number;
  /** Longest Retry-After that is waited for, once per page. */
  readonly retryAfterMs: number;
  /** Pause before each navigation, except on loopback. */
  readonly politenessMs: number;
  readonly tabs: number;
}

export const defaultLimits: CaptureLimits = {
  navigationMs: 30_000,
  pageMs: 60_000,
  quietMs: 400,
  settleMs: 2_500,
  entryDwellMs: 3_000,
  documentBytes: 15_000_000,
  storedHtmlBytes: 10_000_000,
  links: 3_000,
  controls: 1_500,
  dialogs: 10,
  slugTryMs: 1_000,
  slugTries: 240,
  retryAfterMs: 10_000,
  politenessMs: 250,
  tabs: 2,
};

export interface CaptureOptions {
  readonly entryUrl: string;
  /** Bundle folder to write, e.g. `…/evidence.wacz`. */
  readonly directory: string;
  readonly ruleset: Ruleset;
  readonly engine: LinkPromises;
  readonly maxPages: number;
  readonly maxDepth: number;
  readonly maxSeconds: number;
  /** BCP 47, e.g. `fr-FR`. */
  readonly locale: string;
  /** IANA name, e.g. `Europe/Paris`. */
  readonly timezone: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly browserPath?: string | undefined;
  readonly command: readonly string[];
  readonly version: string;
  readonly onEvent?: ((event: CaptureEvent) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<CaptureLimits> | undefined;
}
