import type { TemplateCheck } from '../../../ruleset/report-template.js';
import type { Finding, Report } from '../report.js';

/** What a check may look at besides the report. */
export interface CheckContext {
  /** ISO day on which the report was seen. */
  readonly day: string;
}

/** One kind of check: a pure function from a report to what is wrong with it. */
export type RunCheck<Kind extends TemplateCheck['kind']> = (
  report: Report,
  check: Extract<TemplateCheck, { readonly kind: Kind }>,
  context: CheckContext,
) => readonly Finding[];
