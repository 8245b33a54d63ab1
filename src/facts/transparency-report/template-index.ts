import type { ReportTemplateDefinition, ReportTier, TemplateColumn, TemplateSheet } from '../../ruleset/report-template.js';
import { foldText } from '../fold-text.js';
import { normaliseText } from '../normalise-text.js';

const folds = new Map<string, string>();
const mostFolds = 20_000;
const longestKept = 200;

function foldAnew(text: string): string {
  return foldText(normaliseText(text))
    .folded.replace(/[«»„‟]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/[ :*]+$/, '')
    .trim();
}

/**
 * A cell without case, accents, and the differences that programs make: quotes, dashes, blanks, a trailing sign. Headings and
 * codes come back in every row and for every sheet they are compared with, so that they are folded once.
 */
export function fold(text: string): string {
  if (text.length > longestKept) return foldAnew(text);
  const known = folds.get(text);
  if (known !== undefined) return known;
  if (folds.size >= mostFolds) folds.clear();
  const folded = foldAnew(text);
  folds.set(text, folded);
  return folded;
}

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
  // Null: the words name no tier.
  const tiers = new Map<string, ReportTier | null>();
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
      if (tiers.has(words)) return tiers.get(words) ?? sheet.tier;
      const tier = template.tiers.find((each) => holds(words, each.words) !== undefined)?.tier;
      if (tiers.size < mostFolds) tiers.set(words, tier ?? null);
      return tier ?? sheet.tier;
    },
  };
  indexes.set(template, index);
  return index;
}
