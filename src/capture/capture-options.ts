import type { PageRecord } from '../evidence/page-record.js';
import type { Sealing } from '../evidence/seal/seal-files.js';
import type { PageWords } from '../facts/adult-words.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { ProbeDefinition } from '../ruleset/probe-definition.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { SignalList } from './abuse-watch.js';
import type { MediaPolicy } from './archive-exchange.js';
import type { CaptureEvent } from './capture-event.js';

/** The part of the fact engine that steers the crawl. */
export interface LinkPromises {
  /** Page types a link promises, best first. */
  promisesOf(link: { readonly text: string; readonly url: string }): readonly PageType[];
  /** Page types that a page is, by what it says. Without it only promises tell what was found. */
  typesOf?(page: PageRecord, html: string): readonly PageType[];
  /** Whether a page says that the service is for adults. */
  isForAdults?(page: PageWords, html: string): boolean;
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
  /** Pages that load at a time; one more may be recorded meanwhile, in a tab that asks nothing of the site any more. */
  readonly tabs: number;
  /** Everything the site may send in one visit. */
  readonly siteBytes: number;
  /** Decoded bytes of everything one page loads; above it the load is stopped. */
  readonly pageBytes: number;
  /** One response whose body is hashed. */
  readonly bodyBytes: number;
  readonly frames: number;
  /** Tries of one visit, the first included, when its failure may pass. */
  readonly attempts: number;
  /** First pause before another try; doubled each time. */
  readonly backOffMs: number;
  /** Pages after which a tab is closed: Playwright remembers every request of a tab for as long as it is open. */
  readonly tabPages: number;
  /** Pages after which the browser is replaced, and resident bytes of all its processes that hasten it. */
  readonly browserPages: number;
  readonly browserBytes: number;
  /** One linked file. */
  readonly linkedFileBytes: number;
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
  siteBytes: 2_000_000_000,
  pageBytes: 100_000_000,
  bodyBytes: 10_000_000,
  frames: 200,
  attempts: 3,
  backOffMs: 1_000,
  tabPages: 30,
  browserPages: 250,
  browserBytes: 2_500_000_000,
  linkedFileBytes: 30_000_000,
};

/** A login and its headers are secrets: they steer the visit and never enter the evidence. */
export interface CaptureSecrets {
  /** Extra headers, sent to the audited site only. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly basicAuth?: { readonly username: string; readonly password: string };
  /** Playwright storage state of a member, already read and checked. */
  readonly storageState?: StorageState;
  /** `http://user:password@host:port` or `socks5://…`. */
  readonly proxy?: string;
}

/** What `context.storageState()` writes. */
export interface StorageState {
  readonly cookies: readonly {
    readonly name: string;
    readonly value: string;
    readonly domain: string;
    readonly path: string;
    readonly expires: number;
    readonly httpOnly: boolean;
    readonly secure: boolean;
    readonly sameSite: 'Strict' | 'Lax' | 'None';
  }[];
  readonly origins: readonly {
    readonly origin: string;
    readonly localStorage: readonly { readonly name: string; readonly value: string }[];
  }[];
}

/** What the user says of probes. */
export interface ProbeRequest {
  /** Patterns of addresses to which probes may send anything: the auditor's own test platform. */
  readonly allowRequests: readonly string[];
  /** Ids of probes that are only run on request. */
  readonly named?: readonly string[] | undefined;
}

/** What is asked of a visitor's hands. */
export interface ProbePlan extends ProbeRequest {
  readonly definitions: readonly ProbeDefinition[];
  readonly engine: FactEngine;
}

/** What the user says of the visit, and wants to be found out, for the environment sheet. */
export interface SheetRequest {
  readonly operator?: string;
  readonly caseReference?: string;
  /** `HOST[:PORT]` of a time server to compare the clock with. */
  readonly ntp?: string;
  /** Address that answers with the public IP address of whoever asks. */
  readonly publicIpFrom?: string;
}

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
  /** Page types that the chosen rules look for; every type of the ruleset when absent. */
  readonly needs?: readonly PageType[] | undefined;
  /** Pages visited per template; 3 when absent. */
  readonly samples?: number | undefined;
  /** Visits every address found, whether a rule needs it or not. For measurements. */
  readonly everything?: boolean | undefined;
  readonly robots?: 'respect' | 'ignore' | undefined;
  readonly device?: 'desktop' | 'mobile' | undefined;
  /** Replaces the honest default, which names Vigie and its version. */
  readonly userAgent?: string | undefined;
  readonly secrets?: CaptureSecrets | undefined;
  /** Private hosts that may be connected to, `host` or `host:port`, besides the audited one when it was typed. */
  readonly allowPrivate?: readonly string[] | undefined;
  /** Records untouched, refuse and accept in three fresh contexts. */
  readonly consentStates?: boolean | undefined;
  /** Probes to run once the pages are captured, and what they need beside the capture. */
  readonly probes?: ProbePlan | undefined;
  /** All addresses of a name; the system's resolver when absent. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
  /** `none`: pictures and films are neither asked for nor photographed; `auto`, the default, until the site says that it is for adults. */
  readonly media?: MediaPolicy | undefined;
  /** Words and addresses that are signals of abuse material beside those of the rules. */
  readonly signalList?: SignalList | undefined;
  /** Patterns of addresses at which a person has looked: words there are no signal. */
  readonly cleared?: readonly string[] | undefined;
  /** False: no web archive is kept. For measurements. */
  readonly webArchive?: boolean | undefined;
  /** Signature, time-stamps and retention of the bundle. */
  readonly sealing?: Sealing | undefined;
  readonly sheet?: SheetRequest | undefined;
  /** Goes on with the unfinished capture in `directory`. */
  readonly resume?: boolean | undefined;
}
