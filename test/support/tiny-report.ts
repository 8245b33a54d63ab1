import { strToU8, zipSync } from 'fflate';
import { documentFrom } from '../../src/capture/documents/extracted-document.js';
import { readXlsx } from '../../src/capture/documents/read-xlsx.js';
import { checkReport, type ReportViolation } from '../../src/facts/transparency-report/check-report.js';
import { fillTemplate, toCsv } from '../../src/facts/transparency-report/fill-template.js';
import { findReports } from '../../src/facts/transparency-report/find-reports.js';
import type { ReportSource } from '../../src/facts/transparency-report/raw-table.js';
import type { Report } from '../../src/facts/transparency-report/report.js';
import type { ExampleReport } from '../../src/ruleset/examples.js';
import { readRuleset } from '../../src/ruleset/load-ruleset.js';
import type { ReportTemplateDefinition } from '../../src/ruleset/report-template.js';
import { tinyXlsx } from '../capture/documents/tiny-office.js';

/** The template that ships with Vigie. */
export const template = readRuleset().ruleset.reportTemplates.get('dsa-transparency') as ReportTemplateDefinition;

/** The second half of 2025: the first period in the template. */
export const half = { starts: '2025-07-01', ends: '2025-12-31' } as const;

export type Sheets = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Sheets of a report by name. */
export const sheetsOf = (example: ExampleReport = half): Sheets =>
  Object.fromEntries(fillTemplate(template, example).map(({ name, rows }) => [name, rows]));

export const csvSource = (name: string, content: string | Uint8Array): ReportSource => ({
  page: `page-of-${name}`,
  name,
  format: 'csv',
  bytes: typeof content === 'string' ? strToU8(content) : content,
  whole: true,
});

export const csvSources = (sheets: Sheets): readonly ReportSource[] =>
  Object.entries(sheets).map(([name, rows]) => csvSource(`${name}.csv`, toCsv(rows)));

export const zipOf = (sheets: Sheets): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [`${name}.csv`, strToU8(toCsv(rows))])));

export const zipSource = (bytes: Uint8Array): ReportSource => ({
  page: 'p0003',
  name: 'report.zip',
  format: 'zip',
  bytes,
  whole: true,
});

/** A workbook, with numbers as numbers, as the capture extracts it. */
export async function xlsxSource(sheets: Sheets): Promise<ReportSource> {
  const content = await readXlsx(xlsxOf(sheets));
  const { html, info } = documentFrom(content, 'xlsx', 'https://a.test/report.xlsx');
  return { page: 'p0002', name: 'report.xlsx', format: 'xlsx', html, whole: info.quality === 'text' };
}

export const xlsxOf = (sheets: Sheets): Uint8Array =>
  tinyXlsx(
    Object.fromEntries(
      Object.entries(sheets).map(([name, rows]) => [
        name,
        rows.map((row) => row.map((cell) => (/^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell))),
      ]),
    ),
  );

export const reportsIn = (...sources: readonly ReportSource[]): readonly Report[] => findReports([sources], [template]);

/** Everything that the checks for services of all sizes find, those for very large services left out. */
export function violationsIn(report: Report | undefined, day = '2026-11-01'): readonly ReportViolation[] {
  if (report === undefined) throw new Error('These files are no report.');
  const asked = Object.keys(template.checks).filter((id) => !/very-large|human|recipients|languages|terrorist|previous/.test(id));
  return asked.flatMap((id) => checkReport(report, id, { day }));
}
