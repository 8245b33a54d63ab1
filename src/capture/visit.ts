import type { BrowserContext } from 'playwright-core';
import type { PageContent } from '../evidence/bundle-writer.js';
import type { ControlRecord, ExploredControl, LinkRecord, PageRecord, Persona } from '../evidence/page-record.js';
import type { WebArchive } from '../evidence/warc/web-archive.js';
import type { AbuseWatch } from './abuse-watch.js';
import type { BodyDigests } from './body-digests.js';
import type { CaptureLimits, LinkPromises } from './capture-options.js';
import type { CookieJar } from './cookie-watch.js';
import type { DeviceName } from './device.js';
import type { PageReading } from './in-page/program.js';
import type { AddressOf } from './network-log.js';
import type { PictureSwitch } from './picture-switch.js';
import type { FoundSignal } from './screen-page.js';
import type { SettleMemory } from './settle-memory.js';
import type { Tab } from './tab.js';

export interface VisitRequest {
  readonly url: string;
  readonly depth: number;
  readonly foundOn?: PageRecord['foundOn'] | undefined;
  /** How long the page stands untouched before it is read, for trackers set late. */
  readonly dwellMs: number;
  /** Epoch milliseconds at which the whole capture must end. */
  readonly deadline: number;
  readonly persona: Persona;
  /** Takes a picture of the whole page rather than of the window; it costs about a tenth of a second for each screen of text. */
  readonly whole?: boolean | undefined;
  /** Works controls of the page once it is recorded. */
  readonly explore?: Explore | undefined;
}

/** Works controls of a page that was read, to see what they open. */
export type Explore = (
  tab: Tab,
  reading: PageReading,
  readAgain: () => Promise<PageReading | undefined>,
) => Promise<{
  readonly explored: readonly ExploredControl[];
  readonly links: readonly LinkRecord[];
  readonly controls: readonly ControlRecord[];
  readonly spoilt: boolean;
}>;

export interface VisitTools {
  readonly context: BrowserContext;
  readonly limits: CaptureLimits;
  readonly jar: CookieJar;
  readonly viewport: PageRecord['viewport'];
  readonly device?: DeviceName | undefined;
  readonly digests?: BodyDigests | undefined;
  /** Where requests and answers are kept. */
  readonly archive?: WebArchive | undefined;
  /** What turns away from pages whose words are a signal of abuse material. */
  readonly watch: AbuseWatch;
  readonly pictures: PictureSwitch;
  /** Whether a page declares itself for adults. */
  readonly isForAdults?: LinkPromises['isForAdults'];
  readonly settled?: SettleMemory | undefined;
  readonly addressOf?: AddressOf | undefined;
  /** What the guard knows of a connection that was not made. */
  readonly failureOf?: ((host: string, port: number) => ConnectionFailure | undefined) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called when the page has loaded and stood as long as it should: all that follows is recording. */
  readonly onLoaded?: (() => void) | undefined;
}

export interface ConnectionFailure {
  readonly code: string;
  readonly reason: string;
}

export interface Visit {
  /** Its id is given when it is written. */
  readonly page: Omit<PageRecord, 'artifacts' | 'id'>;
  readonly content: PageContent;
  /** What to do next, when the page could not be opened. */
  readonly hint?: string;
  /** What the page looks like as a tree of elements (in-page/shape.ts). */
  readonly shape: readonly string[];
  /** The tab was left in a state that the next page must not inherit. */
  readonly spoilt: boolean;
}

/** A page that was left for its words: these are all that is known of it. */
export interface LeftPage {
  readonly left: FoundSignal;
}
