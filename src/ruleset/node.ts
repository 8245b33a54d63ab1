import type { Language, PageType } from './vocabulary.js';

/** Where in a page a leaf may look. Every given condition must hold. */
export interface Within {
  /** Ids of zones (rules/zones): parts of a text about one subject, e.g. the host's paragraph. */
  readonly zone?: string | readonly string[];
  /** Zones that must not contain the match. */
  readonly notZone?: string | readonly string[];
  /** Structural places of the page. */
  readonly place?: Place | readonly Place[];
  readonly notPlace?: Place | readonly Place[];
  /** true: only headings and the page title; false: everything but them, so that a heading is not taken for a clause. */
  readonly headings?: boolean;
  /** Only blocks that stand under a heading that matches this lexicon. */
  readonly section?: string;
  /** Only page parts rendered visible (true, the default) or anything in the mark-up (false). */
  readonly visible?: boolean;
}

export const places = ['header', 'nav', 'main', 'aside', 'footer', 'dialog', 'banner', 'form'] as const;
export type Place = (typeof places)[number];

/** A phrase of a lexicon stands in the text. */
export interface TextLeaf {
  readonly lexicon: string;
  readonly within?: Within;
  /** Another lexicon that must match too, in the same sentence or block or within that many characters. */
  readonly near?: { readonly lexicon: string; readonly distance: 'sentence' | 'block' | number };
  /** Lexicons whose match in the same sentence cancels the hit (negation, quoted law, placeholder). */
  readonly unless?: string | readonly string[];
  /** How many distinct phrases of the lexicon must match (default 1). */
  readonly min?: number;
}

/** A link whose text, accessible name, title or target matches. */
export interface LinkLeaf {
  readonly lexicon?: string;
  /** Lexicon of URL fragments matched against the link's absolute target. */
  readonly to?: string;
  /** Lexicon whose match in any words of the link cancels the hit. */
  readonly unless?: string;
  /** The target answered that it is not, or no longer, there (404, 410). */
  readonly gone?: boolean;
  readonly within?: Within;
}

/** A visible control with that role and name. */
export interface ControlLeaf {
  readonly role?: string | readonly string[];
  readonly name: string;
  /** Lexicon whose match in the name cancels the hit. */
  readonly unless?: string;
  /** Lexicon of another control of the same place beside which this one is hard to read. */
  readonly paleBeside?: string;
  readonly within?: Within;
}

export interface FormFieldPattern {
  /** `type` attribute, or `textarea`, `select`, `contenteditable`. */
  readonly type?: string | readonly string[];
  /** Lexicon matched on label, name, id, placeholder and aria-label. */
  readonly label?: string;
  /** Lexicon that none of those words may match: the name of another person than the one who fills in the form. */
  readonly unless?: string;
  /** Ticked or not when the page was read, before anyone touched it. */
  readonly checked?: boolean;
  /** Lexicon matched on the choices of a list: one of them suffices. */
  readonly option?: string;
}

/** A form with the given fields. */
export interface FormLeaf {
  /** Lexicon matched on the form's own words, its heading, buttons and action. */
  readonly about?: string;
  readonly notAbout?: string | readonly string[];
  readonly fields?: readonly FormFieldPattern[];
  readonly without?: readonly FormFieldPattern[];
  /** Lexicon matched on a submit control of the form. */
  readonly submit?: string;
  /** Lexicon that must match in the form's own words (labels, notes). */
  readonly says?: string;
}

/** A value extracted by rules/fields. */
export interface FieldLeaf {
  readonly name: string;
  /** `present`: anything that looks like it; `valid`: its validator accepts it. */
  readonly is: 'present' | 'valid';
  readonly within?: Within;
  /** A lexicon that must match within that many characters before or after the value. */
  readonly near?: { readonly lexicon: string; readonly distance: 'sentence' | 'block' | number };
  readonly unless?: string | readonly string[];
  /** A value that the page's title holds too is doubtful: more likely the name of the site than of a person. */
  readonly unlessInTitle?: boolean;
  /** Only a name that the site's own address bears too, or also the address of a mailbox on the page. */
  readonly namedAs?: 'site' | 'mailbox';
}

/** Another fact on the same page. */
export interface FactLeaf {
  readonly id: string;
  readonly is?: boolean;
  /** In rules only: page types on which the fact is asked (default: the rule's target). */
  readonly pages?: readonly PageType[] | 'any';
  /** In rules only: `some` page suffices (default), or `every` page must agree. */
  readonly quantifier?: 'some' | 'every';
  /**
   * In rules only: what a false means when no page shows it. `protocol` (default): absence needs the coverage proof;
   * `visited`: the pages seen suffice; `never`: only a person can conclude.
   */
  readonly absence?: 'protocol' | 'visited' | 'never';
}

/** Something was stored, or a third party was contacted, before any choice. Judged on network records. */
export interface TrackerLeaf {
  /** Purposes of rules/trackers; `unlisted` stands for cookies that no list names. */
  readonly purpose: readonly string[];
  /** `stored`: a cookie or storage item; `requested`: a request with no storage seen. */
  readonly evidence?: 'stored' | 'requested' | 'any';
}

export type ConsentChoice = 'untouched' | 'refuse' | 'accept';

/** What was stored or asked of third parties after a choice (or without any: `untouched`), by purposes of rules/trackers. */
export interface ConsentTraffic {
  readonly purpose: readonly string[];
  readonly after: ConsentChoice;
}

/** One question to the record of consent: banner, choices, and what each of them stored. Asked of the entry page only. */
export interface ConsentLeaf {
  /** A consent banner stood on the page. */
  readonly banner?: true;
  /** The banner asks to accept or to pay. */
  readonly payWall?: true;
  /** Lexicon that matches the words of the banner, in any language. */
  readonly says?: string;
  /** A layer of the banner (default: the first) has a button of one of these kinds. */
  readonly offers?: { readonly kind: readonly string[]; readonly layer?: 1 | 2 };
  /** Refusing takes more clicks than accepting. */
  readonly moreClicks?: true;
  /** On the first layer the refusal is smaller than this share of the acceptance, or its words stand out less than this contrast. */
  readonly lessVisible?: { readonly area: number; readonly contrast: number };
  /** A box or switch that can be changed is on before anything is done. A layer that was not opened shows none. */
  readonly preticked?: { readonly layer: 1 | 2 };
  /** The choice was made with buttons that a visitor can see. Never unknown: nothing recorded is false. */
  readonly made?: 'refuse' | 'accept';
  /** A cookie or storage item of such a purpose was set. */
  readonly stored?: ConsentTraffic;
  /** A third party of such a purpose was called on a page loaded afterwards. */
  readonly requested?: ConsentTraffic;
  /** The banner asks again on the pages loaded after the choice. */
  readonly asksAgain?: 'refuse' | 'accept';
  /** A cookie of these trackers (by name) or purposes is set to last longer. */
  readonly lasts?: ConsentTraffic & { readonly days: number; readonly named?: readonly string[] };
}

/** The page is, or belongs to, a report made with a harmonised template of rules/report-templates. */
export interface ReportLeaf {
  readonly template: string;
  /** Id of a check: the report shows no violation of it. */
  readonly meets?: string;
  /** Id of a check: it finds something in the report. */
  readonly finds?: string;
}

/** What a probe that started from this page answered. */
export interface ProbeLeaf {
  /** Id of a probe of rules/probes. */
  readonly id: string;
  /** Name of the answer. */
  readonly answer: string;
  /** What it must be (default true). */
  readonly is?: boolean | number | string;
  /** A number that it must not exceed. */
  readonly atMost?: number;
  /** Asks instead whether the probe came to that answer at all: never unknown, since it is a question about the visit. */
  readonly known?: true;
  /** What it counts as where the probe did not run (default: unknown). */
  readonly ifNotRun?: boolean;
  /** Through whose eyes (default: the visitor's). */
  readonly persona?: 'visitor' | 'member';
}

/** A date or period stands close to a phrase, and the newest is recent enough. */
export interface DatedLeaf {
  readonly lexicon: string;
  /** It ends at most so many months before the page was captured. */
  readonly months?: number;
  /** ISO day: it ends then or later. */
  readonly since?: string;
  readonly within?: Within;
}

/** A node of a check: exactly one combinator or leaf, plus options. */
export interface Node {
  readonly id?: string;
  /** Guard over the profile, in rules only: false makes the node vacuously true. */
  readonly when?: Predicate;
  /** A false of this node becomes unknown (reason not-found). */
  readonly onFalse?: 'fail' | 'needs-review';
  /** Only on pages in these languages; on others the node is unknown (language-unsupported). */
  readonly languages?: readonly Language[];

  readonly sequence?: readonly Node[];
  readonly all?: readonly Node[];
  readonly any?: readonly Node[];
  readonly none?: readonly Node[];
  /** At least `min` of the nodes. */
  readonly atLeast?: {
    readonly min: number;
    /** In rules: the parameter that gives `min`; filled in as the folder is read. */
    readonly param?: string;
    readonly of: readonly Node[];
  };

  readonly fact?: FactLeaf;
  readonly text?: TextLeaf;
  readonly link?: LinkLeaf;
  readonly control?: ControlLeaf;
  readonly form?: FormLeaf;
  readonly field?: FieldLeaf;
  readonly exists?: { readonly selector: string; readonly min?: number };
  /** The page is of one of these types with confidence at least 0.5. */
  readonly page?: { readonly is: PageType | readonly PageType[] };
  readonly tracker?: TrackerLeaf;
  readonly consent?: ConsentLeaf;
  readonly report?: ReportLeaf;
  readonly dated?: DatedLeaf;
  readonly probe?: ProbeLeaf;
}

export const combinators = ['sequence', 'all', 'any', 'none', 'atLeast'] as const;
export const leaves = [
  'fact',
  'text',
  'link',
  'control',
  'form',
  'field',
  'exists',
  'page',
  'tracker',
  'consent',
  'report',
  'dated',
  'probe',
] as const;

/** A condition over the profile of the service. */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly none: readonly Predicate[] }
  /** A condition of rules/scopes by its name; `when` is filled in as the folder is read. */
  | { readonly scope: string; readonly when?: Predicate }
  | { readonly profile: string; readonly is: string | boolean }
  | { readonly profile: string; readonly in: readonly (string | boolean)[] };
