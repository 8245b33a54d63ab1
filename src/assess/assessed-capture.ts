import type { AbuseSignal } from '../evidence/abuse-signal.js';
import type { CaptureRecord, CrawlTrap, PicturesOff, TemplateSample } from '../evidence/capture-record.js';
import type {
  BannerFinder,
  ConsentButton,
  ConsentPhaseName,
  ConsentPurpose,
  ConsentState,
  ConsentStateName,
} from '../evidence/consent-record.js';
import type { DocumentInfo, Persona } from '../evidence/page-record.js';
import type { ProbeRecord, ProbeValue } from '../evidence/probe-record.js';
import type { Bilingual } from '../ruleset/vocabulary.js';

/** A linked file whose text was read. */
export interface AssessedDocument extends DocumentInfo {
  readonly page: string;
  readonly url: string;
  readonly title: string;
}

/** How much of the site was seen, and how: what a reader has to know before concluding anything. */
export interface AssessedCapture {
  readonly pages: {
    readonly visited: number;
    /** Addresses of the site that were seen, those visited included. */
    readonly seen: number;
    readonly byPersona: readonly { readonly persona: Persona; readonly visited: number }[];
  };
  readonly options: Omit<CaptureRecord['options'], 'viewport'>;
  /** Addresses left out because of robots.txt. */
  readonly robotsLeft: number;
  readonly needs?: CaptureRecord['needs'];
  readonly templates: readonly TemplateSample[];
  readonly traps: readonly CrawlTrap[];
  readonly resumedAt: readonly string[];
  readonly network?: CaptureRecord['network'];
  readonly documents: readonly AssessedDocument[];
  /** Addresses left because words suggested sexual pictures of minors; absent where there was none. */
  readonly abuseSignals?: readonly AbuseSignal[];
  /** Pictures stopped in the middle of the visit. */
  readonly picturesOff?: PicturesOff;
}

export interface AssessedConsentPhase {
  readonly name: ConsentPhaseName;
  readonly url: string;
  readonly bannerVisible: boolean | null;
  /** Held at the end of the phase, `name (domain)`. */
  readonly cookies: readonly string[];
  readonly thirdPartyCookies: number;
  /** Entries of local and session storage. */
  readonly storage: number;
  readonly requests: number;
  readonly thirdPartyRequests: number;
  readonly thirdPartyHosts: readonly string[];
  /** Requests beyond the limit of the record: the numbers above are then the least there were. */
  readonly requestsLeftOut?: number;
}

export interface AssessedConsentState {
  readonly name: ConsentStateName;
  readonly status: ConsentState['status'];
  readonly detail?: string;
  readonly means?: 'clicks' | 'api';
  /** Names of the buttons that were clicked, in order. */
  readonly clicks: readonly string[];
  readonly phases: readonly AssessedConsentPhase[];
  readonly screenshots: readonly { readonly name: string; readonly path: string; readonly sha256: string }[];
}

/** The consent banner and what each choice changed, as recorded; nothing is judged here. */
export interface AssessedConsent {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly urls: readonly string[];
  readonly autoconsent: string;
  readonly banner: {
    readonly foundBy: readonly BannerFinder[];
    readonly cmp?: string;
    readonly text: string;
    readonly seenAfterMs: number;
    readonly payWall: boolean;
    readonly secondLayerSeen: boolean;
    readonly buttons: readonly Pick<
      ConsentButton,
      'name' | 'kind' | 'layer' | 'clicksNeeded' | 'fontSize' | 'contrast' | 'color' | 'background'
    >[];
    readonly purposes: readonly Pick<ConsentPurpose, 'name' | 'checked' | 'locked' | 'layer'>[];
  } | null;
  readonly states: readonly AssessedConsentState[];
}

/** What one probe found, as the report tells it. */
export interface AssessedProbe {
  readonly probe: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  readonly persona: Persona;
  /** Page record from which it started. */
  readonly page: string;
  readonly url: string;
  readonly status: ProbeRecord['status'];
  /** How often the way was walked. */
  readonly walks: number;
  /** Names of what the first walk clicked. */
  readonly way: readonly string[];
  /** What readers call the answers that are answers of a fact, by name. */
  readonly titles?: Readonly<Record<string, Bilingual>>;
  readonly answers: readonly { readonly name: string; readonly value: ProbeValue }[];
  /** Answers on which the walks disagree. */
  readonly disagree: readonly string[];
  /** Requests that were not let out. */
  readonly stopped: number;
}
