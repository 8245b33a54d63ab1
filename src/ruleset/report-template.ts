import type { Bilingual, PageType } from './vocabulary.js';

/** To whom a row of the template applies. */
export const reportTiers = ['all', 'hosting', 'platform', 'very-large'] as const;
export type ReportTier = (typeof reportTiers)[number];

/** What a column holds. `value` is a number whose kind the row says; a contextual column is free. */
export const columnKinds = [
  'applicability',
  'service',
  'period',
  'category',
  'other',
  'scope',
  'scope-name',
  'section',
  'indicator',
  'text',
  'free-text',
  'context',
  'count',
  'hours',
  'value',
] as const;
export type ColumnKind = (typeof columnKinds)[number];
export type NumberKind = 'count' | 'hours' | 'ratio';

export interface TemplateColumn {
  readonly id: string;
  /** Heading, as the template prints it. */
  readonly name: string;
  readonly kind: ColumnKind;
}

export interface TemplateRow {
  /** Name by which checks ask for its value. */
  readonly key?: string;
  readonly tier: ReportTier;
  readonly section?: string;
  readonly indicator: string;
  readonly scopes?: readonly string[];
  readonly kind?: 'text' | 'date';
}

export interface TemplateSheet {
  readonly id: string;
  readonly number: number;
  /** To whom the sheet applies where a row does not say. */
  readonly tier: ReportTier;
  /** Names of the sheet or file, folded, number and punctuation left out. */
  readonly names: readonly string[];
  readonly columns: readonly TemplateColumn[];
  /** Columns of contextual information at the end; their headings repeat those of the figures. */
  readonly contextualColumns?: number;
  readonly rows?: readonly TemplateRow[];
}

export interface TemplateCategory {
  readonly code: string;
  /** Id of the one sheet of figures that may hold it. */
  readonly only?: string;
  readonly keywords: readonly string[];
}

/** A period outside the rhythm that is allowed once. */
export interface TransitionPeriod {
  readonly startsFrom: string;
  readonly startsUntil: string;
  readonly ends: string;
}

interface OfKind<Kind extends string> {
  readonly kind: Kind;
  readonly title: Bilingual;
}
export type Rhythm = 'annual' | 'half-year';

export type SheetsCheck = OfKind<'sheets'> & { readonly sheets: readonly string[]; readonly reasonWords: readonly string[] };
export type PeriodCheck = OfKind<'period'> & { readonly rhythm: Rhythm; readonly transition: readonly TransitionPeriod[] };
export type DeadlineCheck = OfKind<'deadline'> & {
  readonly months: number;
  readonly endsFrom: string;
  readonly versionWords: readonly string[];
};
export type BlankCheck = OfKind<'blank'> & { readonly tiers: readonly ReportTier[] };
export type FreeTextCheck = OfKind<'free-text'> & {
  readonly sheet: string;
  readonly tiers: readonly ReportTier[];
  readonly least: number;
};
export type FilledCheck = OfKind<'filled'> & {
  readonly sheet: string;
  readonly tiers?: readonly ReportTier[];
  /** Words of the column « Section ». */
  readonly sections?: readonly string[];
};
export type DueCheck = OfKind<'due'> & { readonly rhythm: Rhythm; readonly first: string; readonly months: number };
export type CountedCheck = OfKind<'counted'> & { readonly codes: readonly string[] };
export type PlainCheck = OfKind<
  'columns' | 'encoding' | 'format' | 'sums' | 'range' | 'codes' | 'other' | 'services' | 'previous'
>;

export type TemplateCheck =
  | SheetsCheck
  | PeriodCheck
  | DeadlineCheck
  | BlankCheck
  | FreeTextCheck
  | FilledCheck
  | DueCheck
  | CountedCheck
  | PlainCheck;

export interface TemplateSentence extends Bilingual {
  readonly verdict: 'fail' | 'needs-review';
}

/** rules/report-templates/<id>.yaml — a harmonised report: its sheets, columns, codes, and what is checked in it. */
export interface ReportTemplateDefinition {
  /** Path relative to the rules folder. */
  readonly file: string;
  readonly schema: 1;
  readonly id: string;
  readonly title: Bilingual;
  /** What the page or file that holds such a report counts as. */
  readonly pageType: PageType;
  /** ISO day; reports for a period that ends before it are free in form. */
  readonly from: string;
  readonly total: string;
  readonly otherKeyword: string;
  /** Beginning of the heading of contextual columns, folded. */
  readonly contextual: string;
  readonly tiers: readonly { readonly tier: ReportTier; readonly words: readonly string[] }[];
  readonly memberStates: readonly string[];
  readonly values: readonly { readonly kind: NumberKind; readonly words: readonly string[] }[];
  readonly sheets: readonly TemplateSheet[];
  readonly categories: readonly TemplateCategory[];
  readonly checks: Readonly<Record<string, TemplateCheck>>;
  readonly sentences: Readonly<Record<TemplateCheck['kind'], Readonly<Record<string, TemplateSentence>>>>;
}
