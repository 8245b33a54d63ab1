import type { FactExample, RuleExample } from './examples.js';
import type { Node, Predicate } from './node.js';
import type { Bilingual, CatalogueNature, Language, Observability, Outcome, PageType, Severity, Verified } from './vocabulary.js';

/** Where a definition was read, for messages. */
export interface Source {
  /** Path relative to the rules folder, e.g. `facts/host-named.yaml`. */
  readonly file: string;
}

/** rules/facts/<id>.yaml — one observable question about a page. */
export interface FactDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  /** The question as a person would be asked it. */
  readonly question: Bilingual;
  /** Name of the field whose value is reported as the fact's text. */
  readonly value?: string;
  readonly check: Node;
  readonly examples: readonly FactExample[];
}

/** rules/page-types/<id>.yaml — how to recognise a page by what it says, with weights that add up to a confidence. */
export interface PageTypeDefinition extends Source {
  readonly schema: 1;
  readonly id: PageType;
  readonly title: Bilingual;
  /** Lexicon of the link texts and headings that name such a page; also used by the crawler. */
  readonly lexicon?: string;
  /** URL path fragments such as `mentions-legales`; also tried by the crawler. */
  readonly slugs: readonly string[];
  /** Linear-time patterns of the paths of files that are such a page, without case and accents. */
  readonly files?: readonly string[];
  /** Each true signal adds its weight; the sum is cut at 1. */
  readonly signals: readonly { readonly weight: number; readonly check: Node }[];
  /** Where this is true the page is not of the type, whatever its name: the rules of a swimming pool are no community rules. */
  readonly unless?: Node;
  readonly examples: readonly PageTypeExample[];
}

export interface PageTypeExample {
  readonly name: string;
  readonly expect: boolean;
  /** The type that must come first; any when left out. */
  readonly surest?: PageType;
  readonly html: string;
  readonly url?: string;
}

/** rules/lexicons/<id>.yaml — phrases by language, matched without case and accents, with their own tests. */
export interface LexiconDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  /** Linear-time patterns; a phrase matches at word borders unless it opens or ends with `.*`. */
  readonly phrases: Readonly<Partial<Record<Language | 'any', readonly string[]>>>;
  readonly accept: Readonly<Partial<Record<Language | 'any', readonly string[]>>>;
  readonly reject: Readonly<Partial<Record<Language | 'any', readonly string[]>>>;
}

/** rules/fields/<id>.yaml — how to extract a value and check it. */
export interface FieldDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  /** Linear-time patterns with a group named `value`; tried in order on normalised text, case kept. */
  readonly patterns: readonly string[];
  /** Pieces that several patterns share: `{{name}}` in a pattern stands for the piece, and is written out when the file is read. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Lexicon that must match within `contextDistance` characters before the value. */
  readonly context?: string;
  readonly contextDistance?: number;
  /** Lexicon that may not match in the characters right before the value: what is said there is said of somebody else. */
  readonly notAfter?: string;
  /** Validator of src/facts/validators. */
  readonly validator?: string;
  /** Values that are typing samples, never data (e.g. 123456789). */
  readonly placeholders?: readonly string[];
  readonly personalData: boolean;
  readonly accept: readonly (string | { readonly text: string; readonly value: string })[];
  readonly reject: readonly string[];
}

/** rules/zones/<id>.yaml — parts of a page about one subject: from a label or heading to the next zone. */
export interface ZoneDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  /** Lexicon that opens the zone when it matches a heading. */
  readonly heading?: string;
  /** Lexicon that opens the zone when it matches inside a block (a label such as « Hébergeur : »). */
  readonly label?: string;
  /**
   * Lexicon of labels that any company's identity has (« Raison sociale : »): they open the zone, but not in the section of another
   * zone nor right after its label.
   */
  readonly identityLabel?: string;
  /** Zones that the label ends where a label opened them; it means nothing anywhere else (« pour nous écrire » after « hébergé par … »). */
  readonly inside?: readonly string[];
  /** How many characters after a label still belong to the zone (default 400). */
  readonly reach?: number;
  readonly examples: readonly {
    readonly name: string;
    readonly html: string;
    readonly contains: readonly string[];
    readonly excludes: readonly string[];
  }[];
}

/** rules/trackers/<id>.yaml — known trackers by purpose. */
export interface TrackerList extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly trackers: readonly {
    readonly name: string;
    /** `advertising` and `analytics` need consent; `exempt` never does; `unclear` is for a person. */
    readonly purpose: 'advertising' | 'analytics' | 'social' | 'exempt' | 'unclear';
    readonly cookies?: readonly string[];
    /** Registrable domains or host names, with an optional path prefix. */
    readonly requests?: readonly string[];
  }[];
}

/** rules/references/<act>.yaml */
export interface ActDefinition extends Source {
  readonly schema: 1;
  readonly act: string;
  readonly title: Bilingual;
  readonly short: Bilingual;
  readonly entries: Readonly<
    Record<
      string,
      {
        /** Article as printed, e.g. `11(1), (2)` or `1-1, I, 2°`. */
        readonly article: string;
        /** ISO dates. */
        readonly from: string;
        readonly until?: string;
        readonly url: Bilingual;
        readonly verified: Verified;
      }
    >
  >;
}

export interface LegalReference {
  /** `<act>#<entry>`, e.g. `eu-dsa#art-11`. */
  readonly ref: string;
  /** More precise place in the entry, e.g. `16(2)(b)`; defaults to the entry's article. */
  readonly at?: string;
  readonly role: 'basis' | 'exception' | 'context';
}

/** rules/<act folder>/<file>.yaml */
export interface RuleDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly version: string;
  readonly status: 'draft' | 'stable' | 'deprecated';
  readonly kind: 'obligation' | 'indicator';
  readonly observable: Observability;
  readonly severity: Severity;
  readonly tags: readonly string[];
  readonly title: Bilingual;
  readonly rationale: Bilingual;
  readonly remedy: Bilingual;
  /** What a reviewer is asked when the machine cannot conclude. */
  readonly question: Bilingual;
  readonly legal: readonly LegalReference[];
  readonly applies: Predicate;
  /** When true the rule is not-applicable (exempt). */
  readonly exempt?: Predicate;
  /** French general rules do not bind services established in another Member State: a fail becomes needs-review. */
  readonly countryOfOrigin?: boolean;
  /** Conditions without which a fail is only a needs-review (e.g. establishment in France confirmed). */
  readonly failNeeds?: Predicate;
  /** The law file says « fail pending human »: a fail is printed as needs-review (judgement). */
  readonly pendingHuman?: boolean;
  readonly target: { readonly pages: readonly PageType[] | 'any' };
  /** Numbers that a set may change, such as how many elements of a list are enough; `atLeast` uses them by name. */
  readonly params?: Readonly<
    Record<string, { readonly title: Bilingual; readonly default: number; readonly min: number; readonly max: number }>
  >;
  readonly check: Node;
  /** Keys are outcomes; placeholders `{failed}` `{unknown}` `{value:<fact id>}` `{pages}`. */
  readonly messages: Readonly<Partial<Record<Outcome, Bilingual>>>;
  /** Readable names of the check ids, used in `{failed}` and `{unknown}`. */
  readonly checks: Readonly<Record<string, Bilingual>>;
  readonly examples: readonly RuleExample[];
}

/** rules/scopes/<id>.yaml — a named condition over the profile, e.g. who is an online platform: the applicability tree as data. */
export interface ScopeDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  readonly when: Predicate;
}

/** One text of law that is known and has no rule of its own: a penalty, a power, a repealed or dormant provision. */
export interface CatalogueEntry {
  readonly title: Bilingual;
  readonly nature: CatalogueNature;
  /** Why no rule judges it, and what to look at instead. */
  readonly note: Bilingual;
  readonly legal: readonly LegalReference[];
  /** Rules that judge what of it can be seen. */
  readonly rules?: readonly string[];
}

/** rules/catalogue/<id>.yaml — entries by the identifier of the law files. */
export interface CatalogueDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  readonly entries: Readonly<Record<string, CatalogueEntry>>;
}

/** How often a fact was right on labelled pages. */
export interface MeasuredFact {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  readonly correctNos: number;
}

/** rules/accuracy/<id>.yaml — a measurement of the facts on labelled pages. */
export interface AccuracyDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly date: string;
  readonly title: Bilingual;
  readonly note: Bilingual;
  readonly pages: number;
  readonly sites: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly pageTypes?: {
    readonly labels: number;
    readonly recognised: number;
    readonly strongest: number;
    /** By labelled type, how often it was the surest one. */
    readonly types?: Readonly<Record<string, { readonly hits: number; readonly misses: number; readonly falseAlarms: number }>>;
  };
  readonly facts: Readonly<Record<string, MeasuredFact>>;
}

/** What a set makes of a rule: switched on or off, of another severity, or with other numbers too. */
export type RuleTailoring =
  | 'on'
  | 'off'
  | Severity
  | { readonly severity?: Severity; readonly params?: Readonly<Record<string, number>> };

/** rules/sets/<id>.yaml */
export interface SetDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  readonly extends?: readonly string[];
  readonly rules?: Readonly<Record<string, RuleTailoring>>;
}

/** rules/detections/<id>.yaml — what capture may suggest about the service, with a confidence. */
export interface DetectionDefinition extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly sets: { readonly profile: string; readonly value: string | boolean };
  /** 0..1; a detection counts alone from 0.8. */
  readonly confidence: number;
  /** Asked of every page; one true page suffices. */
  readonly check: Node;
  readonly title: Bilingual;
  readonly examples: readonly FactExample[];
}

/** rules/profile/<id>.yaml — the questions about the service, and the presets of --service. */
export interface ProfileQuestion {
  readonly key: string;
  readonly question: Bilingual;
  /** Allowed answers; empty when `pattern` says which ones are. */
  readonly values: readonly (string | boolean)[];
  /** Regular expression for a free answer, e.g. a two-letter country code. */
  readonly pattern?: string;
  /** Key of a yes/no question: its yes answers this one with yes. */
  readonly impliedBy?: string;
  /** The form of a free answer in words, for messages, e.g. « a two-letter country code such as FR ». */
  readonly form?: Bilingual;
}
export interface ProfileDefinition extends Source {
  readonly schema: 1;
  readonly questions: readonly ProfileQuestion[];
  readonly presets: Readonly<
    Record<string, { readonly title: Bilingual; readonly profile: Readonly<Record<string, string | boolean>> }>
  >;
}
