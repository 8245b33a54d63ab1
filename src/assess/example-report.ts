import { fillTemplate, toCsv } from '../facts/transparency-report/fill-template.js';
import { findReports } from '../facts/transparency-report/find-reports.js';
import type { Report } from '../facts/transparency-report/report.js';
import type { ExampleReport } from '../ruleset/examples.js';
import type { Ruleset } from '../ruleset/ruleset.js';

const usualTemplate = 'dsa-transparency';

/**
 * The report of an example, read as the files of a capture are.
 * @param page id of the page that holds it
 * @throws Error for an unknown template, sheet or column
 */
export function exampleReports(
  ruleset: Pick<Ruleset, 'reportTemplates'>,
  example: ExampleReport | undefined,
  page: string,
): readonly Report[] {
  if (example === undefined) return [];
  const id = example.template ?? usualTemplate;
  const template = ruleset.reportTemplates.get(id);
  if (template === undefined) throw new Error(`The example names the report template "${id}", which does not exist.`);
  const written = example.files ?? {};
  const filled = example.starts === undefined ? [] : fillTemplate(template, example);
  const files = [...filled.map(({ name, rows }) => [`${name}.csv`, toCsv(rows)] as const), ...Object.entries(written)];
  const sources = files.map(([name, text]) => ({
    page,
    name,
    format: 'csv' as const,
    bytes: new TextEncoder().encode(text),
    whole: true,
  }));
  return findReports([sources], [template]);
}
