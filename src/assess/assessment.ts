import type { EnvironmentRecord, SlugShows } from '../evidence/capture-record.js';
import type { DocumentInfo, FailedAttempt, FailureCode, Persona, Rect } from '../evidence/page-record.js';
import type { PictureRecord } from '../evidence/picture-record.js';
import type { TimeStampRecord } from '../evidence/seal/seal-record.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { Bilingual, Outcome, PageType, Reason, Severity, Truth, Verified } from '../ruleset/vocabulary.js';
import type { AssessedCapture, AssessedConsent, AssessedProbe } from './assessed-capture.js';

/** Points at a place in the bundle. */
export interface EvidencePointer {
  readonly page: string;
  readonly url: string;
  readonly capturedAt: string;
  /** Path inside the bundle and hash of the file that shows it. */
  readonly artifact: string;
  readonly sha256: string;
  readonly fact?: string;
  readonly quote?: { readonly exact: string; readonly prefix: string; readonly suffix: string; readonly selector?: string };
  /** Path of the page's screenshot inside the bundle. */
  readonly screenshot?: string;
  /** Where the quotation stands on the page, in CSS pixels of the document, and what the screenshot shows of that document. */
  readonly rect?: Rect;
  readonly picture?: PictureRecord;
  /** SHA-256 of the screenshot; set with `rect`. */
  readonly screenshotSha256?: string;
  /** Set when it was seen in a linked file: its format, and the page, sheet or entry (from 1) when that is known. */
  readonly document?: { readonly format: DocumentInfo['format']; readonly part?: number };
  /** Set when it stands in a harmonised report: what is wrong there, and where. */
  readonly report?: ReportPointer;
  /** Set when it was seen by a logged-in member. */
  readonly persona?: 'member';
}

/** A place in a report made with a harmonised template, and what a check found there. */
export interface ReportPointer {
  /** Id of the check in the template. */
  readonly check: string;
  readonly verdict: 'fail' | 'needs-review';
  readonly sentence: Bilingual;
  /** File, and the entry in an archive. */
  readonly file: string;
  readonly sheet?: string;
  /** Number of the row as a spreadsheet shows it. */
  readonly row?: number;
  readonly column?: string;
  /** How many more the check found than are listed; on the last one listed. */
  readonly more?: number;
}

/** One node of a rule's check, as it was answered. */
export interface CheckResult {
  readonly id: string;
  readonly name: Bilingual;
  readonly value: Truth;
  readonly reason?: Reason;
  readonly fact?: string;
  /** How often the fact was right on labelled pages, where that was measured. */
  readonly measured?: MeasuredAccuracy;
  readonly text?: string;
  readonly evidence: readonly EvidencePointer[];
}

/** Shares from 0 to 1, to two decimals; null when no label could tell. */
export interface MeasuredAccuracy {
  /** Of the times the fact was answered yes, how often that was right. */
  readonly precision: number | null;
  /** Of the times it should have been answered yes, how often it was. */
  readonly recall: number | null;
  /** Labels it was measured on. */
  readonly labels: number;
}

/** A usual address that was asked. */
export interface TriedSlug {
  readonly url: string;
  readonly status: number | null;
  /** The nature of page that the address stands for. */
  readonly pageType?: PageType;
  readonly shows?: SlugShows;
}

/** A link that promises a page sought and leads to none: the site said so twice (404, 410), and shows nothing in its place. */
export interface DeadLink {
  readonly url: string;
  readonly status: number;
  readonly promises: readonly PageType[];
}

/** What was done before something not found could be called absent (absence protocol). */
export interface CoverageProof {
  readonly complete: boolean;
  /** Page types that were sought. */
  readonly sought: readonly PageType[];
  readonly pagesVisited: number;
  readonly from: string;
  readonly to: string;
  readonly languages: readonly string[];
  /** Words searched, a sample for people. */
  readonly words: readonly string[];
  readonly slugsTried: readonly TriedSlug[];
  /** Absent where there is none. They keep no proof open: what does not exist says nothing. */
  readonly deadLinks?: readonly DeadLink[];
  /** What is missing for completeness; empty when complete. */
  readonly gaps: readonly { readonly code: CoverageGap; readonly detail: Bilingual; readonly urls: readonly string[] }[];
}

export const coverageGaps = [
  'entry-not-rendered',
  'header-footer-unvisited',
  'promising-left',
  'slugs-not-tried',
  'robots-left',
  'document-unread',
  'blocked-pages',
  'stopped-early',
  'language-unsupported',
  'unopened-controls',
  'page-timeout',
  'parts-refused',
  'image-text',
  'text-garbled',
  'low-quality-text',
] as const;
export type CoverageGap = (typeof coverageGaps)[number];

export interface ResolvedReference {
  readonly ref: string;
  readonly act: Bilingual;
  readonly article: string;
  readonly role: 'basis' | 'exception' | 'context';
  readonly from: string;
  readonly until?: string;
  readonly url: Bilingual;
  readonly verified: Verified;
}

export interface RuleResult {
  readonly rule: string;
  readonly ruleVersion: string;
  readonly kind: 'obligation' | 'indicator';
  readonly severity: Severity;
  readonly title: Bilingual;
  readonly rationale: Bilingual;
  readonly remedy: Bilingual;
  readonly question: Bilingual;
  readonly legal: readonly ResolvedReference[];
  readonly outcome: Outcome;
  readonly reason?: Reason;
  /** What the outcome would have been had a condition for `fail` not been missing. */
  readonly heldBack?: { readonly outcome: 'fail'; readonly why: Bilingual };
  readonly failed: readonly string[];
  readonly unknown: readonly string[];
  readonly message: Bilingual;
  readonly checks: readonly CheckResult[];
  readonly evidence: readonly EvidencePointer[];
  /** Profile answers it rests on; detected ones are printed as « assumed ». */
  readonly rests: readonly ProfileEntry[];
  /** Profile keys whose answer would decide (for not-tested profile-unknown). */
  readonly asks: readonly string[];
  readonly coverage?: CoverageProof;
  readonly disposition: 'open';
  readonly method: 'automatic';
  /** Stable over runs: rule id, page types and failed checks. */
  readonly fingerprint: string;
}

export interface FactSheetEntry {
  readonly fact: string;
  readonly title: Bilingual;
  readonly value: Truth;
  readonly text?: string;
  readonly evidence: readonly EvidencePointer[];
}

export interface AssessedPage {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly status: number | null;
  readonly types: readonly { readonly type: PageType; readonly confidence: number }[];
  readonly language: string;
  readonly capturedAt: string;
  readonly loadState: string;
  readonly obstacle?: string;
  readonly foundOn?: { readonly page: string; readonly text: string; readonly place: string };
  readonly screenshot?: string;
  /** Absent: a visitor without account. */
  readonly persona?: Persona;
  readonly failure?: FailureCode;
  /** Earlier tries of the same visit that failed. */
  readonly attempts?: readonly FailedAttempt[];
  readonly document?: DocumentInfo;
  /** Template it stands for, see `capture.templates`. */
  readonly template?: string;
  readonly sha256: string;
}

/** What the capture found out of program, machine, browser, network and clock. */
export type AssessedSheet = Pick<
  EnvironmentRecord,
  'tool' | 'node' | 'os' | 'browser' | 'operator' | 'caseReference' | 'machine' | 'network' | 'clock'
>;

/** Who sealed the evidence and when, in short. */
export interface AssessedSeal {
  /** SHA-256 of the key that signs, 64 hexadecimal digits; absent when nobody signed. */
  readonly key?: string;
  readonly timeStamps: readonly Pick<TimeStampRecord, 'of' | 'authority' | 'granted' | 'reason' | 'time' | 'qualified'>[];
  readonly retainUntil?: string;
}

/** The copy of the evidence that an assessment goes with. */
export interface AssessedRedaction {
  /** SHA-256 of the copy's datapackage.json. */
  readonly copy: string;
  readonly redactedAt: string;
  readonly reason: string;
  readonly by?: string;
}

/** `assessment.json`: a pure function of bundle, ruleset, profile and date. */
export interface Assessment {
  readonly schema: 1;
  readonly tool: { readonly name: 'vigie'; readonly version: string };
  readonly ruleset: {
    readonly digest: string;
    readonly set: string;
    readonly rules: number;
    readonly tailoring: readonly string[];
  };
  /** ISO date at which the law is read. */
  readonly asOf: string;
  readonly bundle: {
    readonly digest: string;
    readonly entryUrl: string;
    readonly finalEntryUrl: string;
    readonly startedAt: string;
    readonly endedAt: string;
    readonly status: 'complete' | 'partial' | 'failed';
    readonly stoppedBy?: string;
    readonly detail?: string;
    /** How the evidence was sealed, as the capture wrote it down; `verify` says whether it holds. */
    readonly seal?: AssessedSeal;
    /** Set where the assessment goes with a redacted copy of the bundle, and quotes nothing that was taken out of it. */
    readonly redaction?: AssessedRedaction;
    readonly environment: {
      readonly browser: string;
      readonly browserWarning?: string;
      readonly sandbox: boolean;
      readonly userAgent: string;
      readonly viewport: string;
      readonly locale: string;
      readonly node: string;
      readonly os: string;
      /** Command line of the capture, so that a reader can repeat the visit. */
      readonly command?: readonly string[];
      /** Absent for captures made before it was gathered. */
      readonly sheet?: AssessedSheet;
    };
  };
  /** Absent in assessments made before it existed. */
  readonly capture?: AssessedCapture;
  /** Absent when the choice on trackers was not recorded. */
  readonly consent?: AssessedConsent;
  /** Absent when no probe ran. */
  readonly probes?: readonly AssessedProbe[];
  readonly service: {
    readonly name?: string;
    readonly preset?: string;
    readonly declared: readonly ProfileEntry[];
    readonly detected: readonly ProfileEntry[];
    readonly contradictions: readonly {
      readonly key: string;
      readonly declared: ProfileEntry;
      readonly detected: ProfileEntry;
    }[];
    /** Unanswered questions that some rule of the set needs. */
    readonly questions: readonly { readonly key: string; readonly question: Bilingual; readonly rules: readonly string[] }[];
  };
  readonly results: readonly RuleResult[];
  readonly facts: readonly FactSheetEntry[];
  readonly pages: readonly AssessedPage[];
  readonly skipped: readonly {
    readonly url: string;
    readonly reason: string;
    readonly text?: string;
    readonly promises: readonly string[];
  }[];
  readonly tally: {
    readonly pass: number;
    readonly fail: number;
    readonly needsReview: number;
    readonly notApplicable: number;
    readonly notTested: number;
    readonly observed: number;
    readonly notObserved: number;
    /** Indicators that could not be answered. */
    readonly indicatorsOpen: number;
  };
}
