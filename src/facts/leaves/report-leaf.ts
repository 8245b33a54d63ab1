import type { ReportLeaf } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf } from '../evaluation.js';
import { checkReport, type ReportViolation } from '../transparency-report/check-report.js';

/** A reader finds the cell again by its words; where there are none, by the place that stands beside the quotation. */
const shown = ({ cell, file, part }: ReportViolation) => ({
  exact: cell === undefined || cell === '' ? file : cell,
  prefix: '',
  suffix: '',
  ...(part === undefined ? {} : { selector: `#page-${part}` }),
});

/**
 * `report`: the page holds a report made with the template; with `meets`, a report without any violation of the check; with
 * `finds`, one in which it finds something. What only a person can weigh makes the answer unknown.
 */
export const reportLeaf: Leaf<ReportLeaf> = ({ template, meets, finds }, { view }): Evaluation => {
  const reports = view.reports.filter((report) => report.template.template.id === template);
  const [first] = reports;
  if (first === undefined) return { value: false };
  const named = { exact: first.name, prefix: '', suffix: '' };
  const check = meets ?? finds;
  if (check === undefined) return found(named, first.name);
  const violations = reports.flatMap((report) => checkReport(report, check, { day: view.day }));
  const [gravest] = violations;
  if (gravest === undefined) return meets === undefined ? { value: false } : found(named, first.name);
  const quote = shown(gravest);
  if (gravest.verdict === 'needs-review') return { value: 'unknown', reason: 'judgement', quote, violations };
  return { value: finds !== undefined, quote, violations };
};
