import type { CrawlTrap, FrontierEntry, SkippedReason, TemplateSample } from '../../evidence/capture-record.js';
import type { PageRecord } from '../../evidence/page-record.js';
import type { PageType } from '../../ruleset/vocabulary.js';
import type { LeftReason } from './worth.js';

/** A link, sitemap line or guess that leads to a URL. */
export interface Sighting {
  readonly url: string;
  readonly depth: number;
  readonly foundOn: NonNullable<PageRecord['foundOn']>;
  /** Address of the page that the link stands on. */
  readonly from?: string;
  /** Page types its words or address promise, best first. */
  readonly promises: readonly PageType[];
  /** Title or accessible name, when the text says little. */
  readonly title?: string | undefined;
  readonly rel?: string | undefined;
  readonly hreflang?: string | undefined;
  readonly visible?: boolean | undefined;
  /** As the sitemap gives it. */
  readonly lastmod?: string | undefined;
}

/** A URL to visit, with what it was worth. */
export interface Candidate {
  readonly url: string;
  readonly depth: number;
  readonly foundOn: NonNullable<PageRecord['foundOn']>;
  readonly promises: readonly PageType[];
  readonly score: number;
  /** What the score is made of. */
  readonly parts: Readonly<Record<string, number>>;
  /** Id of its template. */
  readonly template?: string;
  /** Why it of all addresses of its template: `promised`, `framing`, `first`, `last`, `popular`, `middle`. */
  readonly chosenAs?: string;
}

/** What a visit taught. */
export interface LearntPage {
  readonly id: string;
  readonly url: string;
  readonly requestedUrl: string;
  readonly types: readonly PageType[];
  /** Marks of src/capture/in-page/shape.ts. */
  readonly shape: readonly string[];
  /** False when nothing of it can be judged: an error, a wall, a file. */
  readonly readable: boolean;
}

export interface Frontier {
  /** Takes a URL in, once; later sightings raise it. True when it is new. */
  readonly add: (sighting: Sighting) => boolean;
  /** The URL most worth visiting now; it leaves the queue. Undefined when nothing left is worth a visit. */
  readonly next: () => Candidate | undefined;
  /** Notes a URL that was visited without the queue (the entry page, the end of a redirect). False when it was known. */
  readonly markVisited: (url: string) => boolean;
  readonly isVisited: (url: string) => boolean;
  /** Notes what a visit taught; to be called in the order of the visits, before the record of the page is written. */
  readonly learn: (page: LearntPage) => void;
  /**
   * Notes that a URL given out by `next` gave no page after all (robots.txt, a failed tab): its template gets another try.
   * With `duplicate` (it led to a page that was visited) it loses one instead.
   */
  readonly leave: (url: string, reason: SkippedReason) => void;
  /** Id of the template of a URL, when it has one. */
  readonly templateOf: (url: string) => string | undefined;
  /** Visits that the crawl would still make, from what it knows now. */
  readonly size: () => number;
  /** What was never visited, best first; `reason` is undefined where only a limit stopped the visit. */
  readonly rest: () => readonly { readonly candidate: Candidate; readonly reason: LeftReason | undefined }[];
  /** Addresses that were seen and not kept for lack of room, or because enough of their kind were kept. */
  readonly dropped: () => number;
  readonly needs: () => { readonly met: readonly PageType[]; readonly unmet: readonly PageType[] };
  readonly templates: () => readonly TemplateSample[];
  readonly traps: () => readonly CrawlTrap[];
  /** One line per URL, visited ones first; `stoppedBy` is what kept the others from their visit. At most 20 000. */
  readonly entries: (stoppedBy?: SkippedReason) => readonly FrontierEntry[];
}

export interface FrontierOptions {
  readonly needs: readonly PageType[];
  /** Pages visited per template. */
  readonly samples: number;
  /** Visits every address that is no trap. */
  readonly everything: boolean;
  readonly scopeUrl: string;
  /** BCP 47: the language whose pages are preferred. */
  readonly language?: string | undefined;
  /** Begins the ids of its templates; `t` by default. */
  readonly templateLetter?: string | undefined;
}
