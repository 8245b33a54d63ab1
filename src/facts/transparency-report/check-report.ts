import type { TemplateCheck } from '../../ruleset/report-template.js';
import type { Bilingual } from '../../ruleset/vocabulary.js';
import { checkBlank } from './checks/blank.js';
import type { CheckContext, RunCheck } from './checks/check-context.js';
import { checkCodes } from './checks/codes.js';
import { checkColumns } from './checks/columns.js';
import { checkDeadline } from './checks/deadline.js';
import { checkDue } from './checks/due.js';
import { checkEncoding, checkFormat } from './checks/encoding.js';
import { checkFilled } from './checks/filled.js';
import { checkCounted, checkOther } from './checks/other.js';
import { checkPeriod } from './checks/period.js';
import { checkPrevious } from './checks/previous.js';
import { checkRange } from './checks/range.js';
import { checkSheets } from './checks/sheets.js';
import { checkSums } from './checks/sums.js';
import { checkFreeText, checkServices } from './checks/words.js';
import type { Finding, Report, ReportPlace } from './report.js';

/** Something wrong in a report, at a place where anybody can look. */
export interface ReportViolation extends ReportPlace {
  /** Id of the check in the template's file. */
  readonly check: string;
  readonly code: string;
  readonly verdict: 'fail' | 'needs-review';
  readonly sentence: Bilingual;
}

const runs: { readonly [Kind in TemplateCheck['kind']]: RunCheck<Kind> } = {
  sheets: checkSheets,
  columns: checkColumns,
  encoding: checkEncoding,
  format: checkFormat,
  period: checkPeriod,
  deadline: checkDeadline,
  blank: checkBlank,
  sums: checkSums,
  range: checkRange,
  codes: checkCodes,
  other: checkOther,
  'free-text': checkFreeText,
  services: checkServices,
  filled: checkFilled,
  due: checkDue,
  previous: checkPrevious,
  counted: checkCounted,
};

const fill = (text: string, values: Finding['values']): string =>
  text.replace(/\{([\w-]+)\}/g, (whole, name: string) => values[name] ?? whole);

const known = new WeakMap<Report, Map<string, readonly ReportViolation[]>>();

/**
 * What one check of the template finds in a report, gravest first; within that in the order of the file.
 * @throws Error for a check or sentence that the template does not have
 */
export function checkReport(report: Report, id: string, context: CheckContext): readonly ReportViolation[] {
  const cache = known.get(report) ?? new Map<string, readonly ReportViolation[]>();
  known.set(report, cache);
  const key = `${id} ${context.day}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const { template } = report.template;
  const check = template.checks[id];
  if (check === undefined) throw new Error(`The report template ${template.id} has no check "${id}".`);
  const run = runs[check.kind] as RunCheck<TemplateCheck['kind']>;
  const violations = run(report, check as never, context).map(({ code, place, values, doubt }): ReportViolation => {
    const sentence = template.sentences[check.kind]?.[code];
    if (sentence === undefined) throw new Error(`The report template ${template.id} has no sentence ${check.kind}.${code}.`);
    return {
      ...place,
      check: id,
      code,
      verdict: doubt === true ? 'needs-review' : sentence.verdict,
      sentence: { fr: fill(sentence.fr, values), en: fill(sentence.en, values) },
    };
  });
  const ordered = [
    ...violations.filter(({ verdict }) => verdict === 'fail'),
    ...violations.filter(({ verdict }) => verdict !== 'fail'),
  ];
  cache.set(key, ordered);
  return ordered;
}
