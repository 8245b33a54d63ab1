import type { AbuseSignal } from './abuse-signal.js';
import type { BrowserProgram, BuildRecord, ClockRecord, MachineRecord, NetworkRecord } from './environment-sheet.js';
import type { LinkPlace, Persona } from './page-record.js';

/** Why a URL that was seen was not visited. */
export const skippedReasons = [
  'out-of-scope',
  'page-limit',
  'depth-limit',
  'time-limit',
  'robots',
  'redirect-out-of-scope',
  'duplicate',
  'sampled',
  'trap',
  'not-needed',
  'not-a-page',
  'document',
  'unsafe-scheme',
  'side-effect',
  'abuse-signal',
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
  /** Name of the template it is one page of (`capture.json`, `templates`). */
  readonly template?: string;
}

/**
 * What an address that answers 200 shows: `nothing` what the site shows for an address that cannot exist, `entry` its entry page,
 * `visited` a page of the visit.
 */
export type SlugShows = 'nothing' | 'entry' | 'visited';

/** One guess at a well-known address (`/mentions-legales`): the answer is part of the absence proof. */
export interface SlugTry {
  readonly url: string;
  readonly pageType: string;
  readonly status: number | null;
  /** Why the address was not asked at all: the site's robots.txt asks robots to leave it alone. */
  readonly left?: 'robots';
  /** Absent where it answered otherwise, and in captures made before it was told. */
  readonly shows?: SlugShows;
  /** Set when the guess led to a page record. */
  readonly page?: string;
  readonly detail?: string;
}

/** The second answer about a page that does not exist. */
export interface AskedAgain {
  readonly url: string;
  /** Null when nothing answered in time. */
  readonly status: number | null;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Pages that one template makes (topics of a forum): a few stand for all. */
export interface TemplateSample {
  /** `t1`, in order of discovery; `m1` where the member found it. */
  readonly id: string;
  /** What its addresses have in common, e.g. `example.org/topic/#?`. */
  readonly pattern: string;
  /** Addresses of it that were seen. */
  readonly seen: number;
  /** Ids of the pages that were visited. */
  readonly pages: readonly string[];
  /** How the examples were chosen: `first`, `last`, `popular`, `promised`… one for each page. */
  readonly chosenAs: readonly string[];
}

/** A space of addresses without end that was left alone. */
export interface CrawlTrap {
  readonly kind:
    | 'calendar'
    | 'session-id'
    | 'page-states'
    | 'sort-order'
    | 'facets'
    | 'pagination'
    | 'infinite-scroll'
    | 'growing-path';
  readonly pattern: string;
  /** Addresses of it that were seen. */
  readonly seen: number;
  /** One of them. */
  readonly example: string;
}

/** One line of `reports/frontier.jsonl`: how much a URL was worth to the audit, and what became of it. */
export interface FrontierEntry {
  readonly url: string;
  readonly score: number;
  /** What the score is made of, e.g. `{"promise:legal-notice": 60, "place:footer": 10}`. */
  readonly parts: Readonly<Record<string, number>>;
  readonly promises: readonly string[];
  /** Pages that link to it. */
  readonly sightings: number;
  readonly template?: string;
  /** `visited`, or why not. */
  readonly fate: 'visited' | SkippedReason;
}

/** One connection the guard opened or refused; a line of `network/connections.jsonl`. */
export interface ConnectionRecord {
  readonly at: string;
  readonly host: string;
  readonly port: number;
  /** Everything the name resolved to. */
  readonly answers: readonly string[];
  /** The address that was connected to. */
  readonly address?: string;
  readonly outcome: 'connected' | 'refused' | 'failed';
  /** Why it was refused or failed, e.g. `private address (link-local)`. */
  readonly reason?: string;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** True when the name was resolved by the proxy given with `--proxy`, not here. */
  readonly throughProxy?: boolean;
}

/** When and why pictures were no longer asked for nor kept, in the middle of a visit. */
export interface PicturesOff {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** The site turned out to be for adults, or words were a signal of abuse material. */
  readonly why: 'adult' | 'abuse-signal';
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
  readonly stoppedBy?:
    | 'page-limit'
    | 'time-limit'
    | 'interrupted'
    | 'entry-failed'
    | 'blocked'
    | 'site-bytes'
    | 'browser-lost'
    | 'abuse-signal';
  /** One sentence for people when status is not complete. */
  readonly detail?: string;
  readonly options: {
    readonly maxPages: number;
    readonly maxDepth: number;
    readonly maxSeconds: number;
    readonly locale: string;
    readonly timezone: string;
    readonly viewport: { readonly width: number; readonly height: number };
    /** What follows is absent in captures made before these options existed. */
    readonly samples?: number;
    readonly robots?: 'respect' | 'ignore';
    readonly device?: 'desktop' | 'mobile';
    readonly tabs?: number;
    /** Names of extra request headers; their values may be secrets and are not kept. */
    readonly headerNames?: readonly string[];
    readonly basicAuth?: boolean;
    readonly storageState?: boolean;
    /** Scheme, host and port of the proxy of `--proxy`, without credentials. */
    readonly proxy?: string;
    readonly allowPrivate?: readonly string[];
    readonly consentStates?: boolean;
    /** Probes were asked for; addresses to which they might send anything, as patterns. */
    readonly probes?: { readonly allowRequests: readonly string[]; readonly named?: readonly string[] | undefined };
    /** The user agent of `--user-agent`, when it replaced the honest one. */
    readonly userAgent?: string;
    /** `none`: pictures and films were neither asked for nor photographed. Absent in captures made before it existed. */
    readonly media?: 'auto' | 'keep' | 'none';
    /** How many words and addresses the operator gave as signals, and the hash of that list, which itself is not kept. */
    readonly signalList?: { readonly words: number; readonly addresses: number; readonly sha256: string };
    /** Patterns of addresses whose words were no signal, because a person had looked. */
    readonly cleared?: readonly string[];
    /** Pause between two pages, milliseconds. */
    readonly delayMs?: number;
  };
  readonly pages: readonly string[];
  readonly sitemap: { readonly url: string; readonly status: number | null; readonly urls: number } | null;
  readonly robots: { readonly url: string; readonly status: number | null } | null;
  readonly slugTries: readonly SlugTry[];
  /** Pages that a link promises and that the site said do not exist, asked once more. Absent where there was none. */
  readonly askedAgain?: readonly AskedAgain[];
  /** Page types the chosen rules look for: those a page was found for, and the others. */
  readonly needs?: { readonly met: readonly string[]; readonly unmet: readonly string[] };
  readonly templates?: readonly TemplateSample[];
  readonly traps?: readonly CrawlTrap[];
  readonly personas?: readonly Persona[];
  /** When the capture was taken up again after a crash or a kill. */
  readonly resumedAt?: readonly string[];
  /** What the guard let through in all, and how many connections it refused. */
  readonly network?: { readonly bytesReceived: number; readonly connections: number; readonly refused: number };
  /** Addresses that were left, or not opened, because words suggested sexual pictures of minors. Absent where there was none. */
  readonly abuseSignals?: readonly AbuseSignal[];
  /** Pictures stopped in the middle of the visit. */
  readonly picturesOff?: PicturesOff;
}

/** `environment.json`: what a reader needs to repeat the visit. What is optional is absent in captures made before it was gathered. */
export interface EnvironmentRecord {
  readonly tool: { readonly name: 'vigie'; readonly version: string } & Partial<BuildRecord>;
  readonly node: string;
  readonly os: {
    readonly platform: string;
    /** Of the kernel. */
    readonly release: string;
    readonly arch: string;
    /** As people call it, e.g. `Debian GNU/Linux 12 (bookworm)`. */
    readonly prettyName?: string;
    /** Build of the kernel. */
    readonly kernel?: string;
  };
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
  } & Partial<BrowserProgram>;
  readonly rulesetDigest: string;
  readonly command: readonly string[];
  /** Who ran the visit and for which case, as typed. */
  readonly operator?: string;
  readonly caseReference?: string;
  readonly machine?: MachineRecord;
  readonly network?: NetworkRecord;
  readonly clock?: ClockRecord;
}
