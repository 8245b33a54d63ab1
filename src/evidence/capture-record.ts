import type { LinkPlace } from './page-record.js';

/** Why a URL that was seen was not visited. */
export const skippedReasons = [
  'out-of-scope',
  'page-limit',
  'depth-limit',
  'time-limit',
  'robots',
  'redirect-out-of-scope',
  'duplicate',
  'not-a-page',
  'document',
  'unsafe-scheme',
  'side-effect',
  'failed',
  'interrupted',
] as const;
export type SkippedReason = (typeof skippedReasons)[number];

/** One line of `reports/skipped.jsonl`. */
export interface SkippedUrl {
  readonly url: string;
  readonly reason: SkippedReason;
  /** Page on which it was found; absent for guesses. */
  readonly page?: string;
  readonly text?: string;
  readonly place?: LinkPlace | 'sitemap' | 'slug';
  /** Page types that the link's words or address promise (rules/page-types), best first. */
  readonly promises: readonly string[];
  readonly detail?: string;
}

/** One guess at a well-known address (`/mentions-legales`): the answer is part of the absence proof. */
export interface SlugTry {
  readonly url: string;
  readonly pageType: string;
  readonly status: number | null;
  /** Set when the guess led to a page record. */
  readonly page?: string;
  readonly detail?: string;
}

/** `capture.json`: the visit as a whole. */
export interface CaptureRecord {
  readonly schema: 1;
  readonly entryUrl: string;
  /** Entry URL after redirects. */
  readonly finalEntryUrl: string;
  /** Registrable domain or host that bounds the crawl. */
  readonly scope: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly status: 'complete' | 'partial' | 'failed';
  /** Why it stopped before the frontier was empty. */
  readonly stoppedBy?: 'page-limit' | 'time-limit' | 'interrupted' | 'entry-failed' | 'blocked';
  /** One sentence for people when status is not complete. */
  readonly detail?: string;
  readonly options: {
    readonly maxPages: number;
    readonly maxDepth: number;
    readonly maxSeconds: number;
    readonly locale: string;
    readonly timezone: string;
    readonly viewport: { readonly width: number; readonly height: number };
  };
  readonly pages: readonly string[];
  readonly sitemap: { readonly url: string; readonly status: number | null; readonly urls: number } | null;
  readonly robots: { readonly url: string; readonly status: number | null } | null;
  readonly slugTries: readonly SlugTry[];
}

/** `environment.json`: what a reader needs to repeat the visit. */
export interface EnvironmentRecord {
  readonly tool: { readonly name: 'vigie'; readonly version: string };
  readonly node: string;
  readonly os: { readonly platform: string; readonly release: string; readonly arch: string };
  readonly browser: {
    readonly name: string;
    readonly version: string;
    /** How it was chosen: flag, environment, playwright, system, npm package. */
    readonly source: string;
    readonly headless: 'new' | 'shell';
    readonly sandbox: boolean;
    readonly userAgent: string;
    /** Set when the browser is known to be out of date. */
    readonly warning?: string;
  };
  readonly rulesetDigest: string;
  readonly command: readonly string[];
}
