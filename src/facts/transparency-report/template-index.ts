import type { ReportTemplateDefinition, ReportTier, TemplateColumn, TemplateSheet } from '../../ruleset/report-template.js';
import { foldText } from '../fold-text.js';
import { normaliseText } from '../normalise-text.js';

/** A cell without case, accents, and the differences that programs make: quotes, dashes, blanks, a trailing sign. */
export const fold = (text: string): string =>
  foldText(normaliseText(text))
    .folded.replace(/[«»„‟]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/[ :*]+$/, '')
    .trim();

/** Words of a name: punctuation, underscores and numbers left out. */
export const nameWords = (text: string): string =>
  fold(text.replace(/[_\-–—.,()/]+/g, ' '))
    .replace(/\b\d+\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export interface SheetIndex {
  readonly sheet: TemplateSheet;
  /** Columns by folded heading. */
  readonly headings: ReadonlyMap<string, TemplateColumn>;
}

/** A template made ready for comparing. */
export interface TemplateIndex {
  readonly template: ReportTemplateDefinition;
  readonly sheets: readonly SheetIndex[];
  /** Code of the category of each sub-category; that of others is told by the row above. */
  readonly keywords: ReadonlyMap<string, string>;
  readonly categories: ReadonlySet<string>;
  readonly tierOf: (applicability: string, sheet: TemplateSheet) => ReportTier;
}

const indexes = new WeakMap<ReportTemplateDefinition, TemplateIndex>();
const has = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);

/** Whether a folded text holds one of the words or phrases, whole. */
export const holds = (text: string, words: readonly string[]): string | undefined =>
  words.find((phrase) => has(text.replace(/[^\p{L}\p{N}'-]+/gu, ' '), fold(phrase)));

export function indexTemplate(template: ReportTemplateDefinition): TemplateIndex {
  const known = indexes.get(template);
  if (known !== undefined) return known;
  const index: TemplateIndex = {
    template,
    sheets: template.sheets.map((sheet) => ({
      sheet,
      headings: new Map(sheet.columns.map((column) => [fold(column.name), column])),
    })),
    keywords: new Map(
      template.categories.flatMap(({ code, keywords }) =>
        keywords.filter((keyword) => keyword !== template.otherKeyword).map((keyword) => [keyword, code] as const),
      ),
    ),
    categories: new Set(template.categories.map(({ code }) => code)),
    tierOf: (applicability, sheet) => {
      const words = fold(applicability);
      return template.tiers.find((each) => holds(words, each.words) !== undefined)?.tier ?? sheet.tier;
    },
  };
  indexes.set(template, index);
  return index;
}
