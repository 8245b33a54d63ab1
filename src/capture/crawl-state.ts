import type { BundleWriter } from '../evidence/bundle-writer.js';
import type { AskedAgain, CaptureRecord, SlugTry } from '../evidence/capture-record.js';
import type { PageRecord, Persona } from '../evidence/page-record.js';
import { memberLetter, visitorLetter } from '../evidence/template-letter.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { AbuseWatch } from './abuse-watch.js';
import type { Keeping } from './archive-exchange.js';
import { type BodyDigests, createBodyDigests } from './body-digests.js';
import type { BrowserHouse } from './browser-house.js';
import type { CaptureEvent } from './capture-event.js';
import type { CaptureLimits, CaptureOptions, LinkPromises } from './capture-options.js';
import { type CookieJar, createCookieJar } from './cookie-watch.js';
import { createFrontier, type Frontier } from './frontier/frontier.js';
import type { OwnFetch } from './guard/own-fetch.js';
import type { Guard } from './guard/start-guard.js';
import { createHostPace, type HostPace } from './host-pace.js';
import { type LightAnswer, type LightFetch, lightGet } from './light-get.js';
import { ownHeaders } from './own-headers.js';
import type { PictureSwitch } from './picture-switch.js';
import { rememberPromises } from './remembered-promises.js';
import { type Scope, scopeOf } from './scope.js';
import { createSettleMemory, type SettleMemory } from './settle-memory.js';
import { createSiteRobots, type SiteRobots } from './site-robots.js';
import type { SkippedLog } from './skipped-log.js';
import type { VisitJournal } from './visit-journal.js';

/** Why the crawl ends early, with one sentence for people. */
export interface CrawlStop {
  readonly status: 'partial' | 'failed';
  readonly by: NonNullable<CaptureRecord['stoppedBy']>;
  readonly detail: string;
}

/** What stays in memory of a captured page; the record itself is on disk. */
export interface CapturedPage {
  readonly id: string;
  readonly requestedUrl: string;
  readonly url: string;
  readonly status: number | null;
  readonly loadState: PageRecord['loadState'];
  readonly obstacle?: PageRecord['obstacle'];
  readonly detail?: string;
  /** What the page was recognised as, surest first. */
  readonly types: readonly PageType[];
  readonly capturedAt: string;
  readonly foundOn?: NonNullable<PageRecord['foundOn']>;
  readonly persona?: Persona;
  /** Addresses that its document was loaded from, redirects included. */
  readonly answeredBy: readonly string[];
}

/** Everything one persona's visit of a site keeps while it runs. */
export interface CrawlState {
  readonly options: CaptureOptions;
  readonly limits: CaptureLimits;
  readonly persona: Persona;
  readonly userAgent: string;
  readonly house: BrowserHouse;
  readonly guard: Guard;
  readonly writer: BundleWriter;
  readonly journal: VisitJournal;
  readonly emit: (event: CaptureEvent) => void;
  /** Page types a link promises, best first. */
  readonly promisesOf: LinkPromises['promisesOf'];
  readonly frontier: Frontier;
  readonly skipped: SkippedLog;
  readonly watch: AbuseWatch;
  readonly pictures: PictureSwitch;
  readonly robots: SiteRobots;
  readonly pace: HostPace;
  readonly jar: CookieJar;
  readonly digests: BodyDigests;
  readonly settled: SettleMemory;
  /** Pages of this persona, in order. */
  readonly pages: CapturedPage[];
  readonly slugTries: SlugTry[];
  readonly askedAgain: AskedAgain[];
  /** How many pages of each template were recognised. */
  readonly recognised: Map<string, number>;
  /** Kinds of page, and addresses, of which a picture of the whole page was taken, and why. */
  readonly pictured: Map<string, 'sought' | 'plain'>;
  /** Controls worked already on another page (explore/). */
  readonly workedControls: Set<string>;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly get: (url: string, timeoutMs: number) => Promise<LightAnswer>;
  /** A fetch through the guard whose answers are kept only once it is decided that they may be. */
  readonly fetchHeld: (keeping: Promise<Keeping>) => OwnFetch;
  scope: Scope;
  finalEntryUrl: string;
  sitemap: CaptureRecord['sitemap'];
  robotsRead: CaptureRecord['robots'];
  stop: CrawlStop | undefined;
  /** Pages in a row that a wall stood before. */
  wallsInARow: number;
}

const lightBytes = 5_000_000;
/** Small requests are kept apart by this share of the pause between pages. */
const lightShare = 0.25;

export function createCrawlState(
  input: Pick<
    CrawlState,
    | 'options'
    | 'limits'
    | 'persona'
    | 'userAgent'
    | 'house'
    | 'guard'
    | 'writer'
    | 'journal'
    | 'emit'
    | 'skipped'
    | 'watch'
    | 'pictures'
    | 'fetchHeld'
    | 'deadline'
  >,
): CrawlState {
  const { options, limits, guard } = input;
  const pace = createHostPace(limits.politenessMs, options.signal);
  const get = async (url: string, timeoutMs: number): Promise<LightAnswer> => {
    await pace.turn(url, lightShare);
    return lightGet(url, {
      fetch: guard.fetch as LightFetch,
      headersFor: (target) => ownHeaders(state, target),
      timeoutMs,
      maxBytes: lightBytes,
      accepts: (target) => state.scope.includes(target),
      signal: options.signal,
    });
  };
  const state: CrawlState = {
    options,
    limits,
    persona: input.persona,
    userAgent: input.userAgent,
    house: input.house,
    guard,
    writer: input.writer,
    journal: input.journal,
    emit: input.emit,
    promisesOf: rememberPromises(options.engine),
    frontier: createFrontier({
      needs: neededTypes(options),
      samples: options.samples ?? usualSamples,
      everything: options.everything ?? false,
      scopeUrl: options.entryUrl,
      language: options.locale.split('-')[0] ?? '',
      templateLetter: input.persona === 'member' ? memberLetter : visitorLetter,
    }),
    skipped: input.skipped,
    watch: input.watch,
    pictures: input.pictures,
    robots: createSiteRobots((url) => get(url, 3000), options.robots ?? 'respect'),
    pace,
    jar: createCookieJar(),
    digests: createBodyDigests(limits.bodyBytes),
    settled: createSettleMemory(),
    pages: [],
    slugTries: [],
    askedAgain: [],
    recognised: new Map(),
    pictured: new Map(),
    workedControls: new Set(),
    deadline: input.deadline,
    get,
    fetchHeld: input.fetchHeld,
    scope: scopeOf(options.entryUrl),
    finalEntryUrl: options.entryUrl,
    sitemap: null,
    robotsRead: null,
    stop: undefined,
    wallsInARow: 0,
  };
  return state;
}

/** Pages visited per template when nothing else is asked. */
export const usualSamples = 3;

/** Page types the crawl looks for: those of the chosen rules, else every type the rules know. */
export const neededTypes = (options: CaptureOptions): readonly PageType[] =>
  options.needs ?? [...options.ruleset.pageTypes.keys()].filter((type) => type !== 'home' && type !== 'other');
