import type { Source } from './definitions.js';
import type { Node, Place } from './node.js';
import type { Bilingual, PageType } from './vocabulary.js';

/** A visible control: by its role, the place where it stands, and words of its accessible name. */
export interface ProbeTarget {
  readonly role?: string | readonly string[];
  /** Lexicon matched on the accessible name; of several, one suffices. */
  readonly name?: string | readonly string[];
  /** Lexicon whose match in the name makes it another control; of several, one suffices. */
  readonly unless?: string | readonly string[];
  /** Structural place of the page. */
  readonly place?: Place;
}

/** A date of birth is told to a form, so that the person is of that age today. */
export interface BirthDateStep {
  /** The field that asks for the whole date, or for the year alone. */
  readonly fill: ProbeTarget;
  readonly birthDateAtAge: number;
  /** Lexicons of the fields that ask for its parts in words; lists are told by what they hold. */
  readonly parts?: { readonly day: string; readonly month: string; readonly year: string };
  /** Lexicon of a field that asks for a number of years instead. */
  readonly age?: string;
  readonly optional?: boolean;
}

/** One thing a visitor would do. Nothing is ever sent. */
export type ProbeStep =
  | { readonly click: ProbeTarget; readonly optional?: boolean }
  | { readonly fill: ProbeTarget; readonly with: string; readonly optional?: boolean }
  | BirthDateStep
  | { readonly reload: true; readonly optional?: boolean }
  | { readonly waitFor: Node; readonly seconds?: number; readonly optional?: boolean }
  | { readonly record: string; readonly as: Node | { readonly enabled: ProbeTarget } };

/** A small site inside an example, by path; the walk begins at `/`. */
export interface ProbeExample {
  readonly name: string;
  readonly pages: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<string, boolean | number | string>>;
}

interface Common extends Source {
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  /** What it finds out, as a person would be asked. */
  readonly question: Bilingual;
  /** Only run when the auditor names it: what only they may decide. */
  readonly onRequest?: true;
  /** Only walked as this one: a visitor would find the login page, or it would prove nothing of a member. */
  readonly persona?: 'visitor' | 'member';
  /** `none`: looks and clicks; `reversible`: also types into a box or opens a dialog. */
  readonly sideEffects: 'none' | 'reversible';
  /** Kinds of page it starts from, best first, and how many of them are tried (default 1). */
  readonly from: {
    readonly pages: readonly PageType[];
    readonly sample?: number;
    /** What the page must have shown when it was captured; where none did, nothing is walked. */
    readonly shows?: Node;
  };
  /** False: no picture is loaded or kept, for what may stand behind an adult gate. */
  readonly pictures?: boolean;
  readonly limits?: { readonly clicks?: number; readonly tries?: number; readonly seconds?: number };
  readonly examples: readonly ProbeExample[];
}

/** Real clicks along controls with certain words, shortest way first, until the page is what was sought. */
export interface ClickPathProbe extends Common {
  readonly kind: 'clickPath';
  readonly follow: ProbeTarget & {
    /** Lexicon of controls that may hide the one sought, such as menus of further actions. */
    readonly also?: string;
    /** Links to other sites are left alone, such as advertisements, for which a click counts. */
    readonly ownSite?: true;
  };
  readonly until: Node;
  /** Questions put to the page at the end of the way. */
  readonly records?: Readonly<Record<string, Node>>;
}

/** A fixed list of steps. */
export interface StepsProbe extends Common {
  readonly kind: 'steps';
  /** Taken at the width of a desk and at that of a telephone, and what speaks against a site only said where it holds at both. */
  readonly widths?: 'both';
  readonly steps: readonly ProbeStep[];
}

/** Two choices of one page, side by side: how many clicks each takes, and how each looks. Neither is pressed. */
export interface CompareProbe extends Common {
  readonly kind: 'compare';
  /** What makes the page ask for a choice at all (default: that one of them is found). Where it asks, the way out without one is tried. */
  readonly asked?: Node;
  /** The choice that a site may favour. */
  readonly a: ProbeTarget;
  readonly b: ProbeTarget;
  /** Lexicon of controls behind which one of them may stand, such as « settings ». */
  readonly through?: string;
  /** Questions put to the page on which the first choice stands. */
  readonly records?: Readonly<Record<string, Node>>;
}

/** rules/probes/<id>.yaml — what only a visitor's hands can find out. */
export type ProbeDefinition = ClickPathProbe | StepsProbe | CompareProbe;

/** Answers that every probe of a kind gives, besides those it names itself. */
export const builtInAnswers = {
  clickPath: ['reached', 'clicks', 'loginWall', 'byMail', 'carriesContent', 'fromContent', 'onlyMobile'],
  steps: ['completed', 'atBothWidths'],
  compare: [
    'asked',
    'bothShown',
    'clicksToA',
    'clicksToB',
    'moreClicksToB',
    'areaRatio',
    'contrastA',
    'contrastB',
    'nameA',
    'nameB',
    'onlyWide',
    'atBothWidths',
    'unlabelledB',
    'blocksPage',
    'closesByKey',
  ],
} as const satisfies Readonly<Record<ProbeDefinition['kind'], readonly string[]>>;

/** Names of all answers of a probe. */
export function answersOf(probe: ProbeDefinition): readonly string[] {
  return [...builtInAnswers[probe.kind], ...ownAnswers(probe)];
}

function ownAnswers(probe: ProbeDefinition): readonly string[] {
  return probe.kind === 'steps' ? recordedIn(probe.steps) : Object.keys(probe.records ?? {});
}

const recordedIn = (steps: readonly ProbeStep[]): readonly string[] =>
  steps.flatMap((step) => ('record' in step ? [step.record] : []));
