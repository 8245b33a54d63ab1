import { dayIn, monthsAfter } from '../cell-values.js';
import { placeOf, placeOfReport, type Report } from '../report.js';
import { fold, holds } from '../template-index.js';
import type { RunCheck } from './check-context.js';

/** Words in a file's name or the report's texts that mark an updated version, whose date is not that of the first. */
function isVersion(report: Report, words: readonly string[]): boolean {
  const named = [report.name, ...report.tables.map(({ raw }) => raw.file)].map((name) => fold(name.replace(/[_\-.]/g, ' ')));
  const said = report.tables
    .filter(({ sheet }) => sheet.id === 'identification')
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(fold)));
  return [...named, ...said].some((text) => holds(text, words) !== undefined);
}

/** `deadline`: the report was public within so many months of the end of its period, by its own dates. */
export const checkDeadline: RunCheck<'deadline'> = (report, check) => {
  const { ends } = report;
  if (ends === undefined || ends.day < check.endsFrom) return [];
  const cell = report.identity.get('published');
  if (cell === undefined || cell.text === '') {
    const what =
      report.template.template.sheets.flatMap(({ rows }) => rows ?? []).find(({ key }) => key === 'published')?.indicator ?? '';
    return [{ code: 'missing', place: cell ? placeOf(cell.table, cell.row) : placeOfReport(report), values: { what } }];
  }
  const place = placeOf(
    cell.table,
    cell.row,
    cell.table.sheet.columns.find(({ id }) => id === 'value'),
  );
  const published = dayIn(cell.text);
  if (published === undefined) return [{ code: 'unreadable', place, values: { found: cell.text } }];
  const due = monthsAfter(ends.day, check.months);
  const values = { found: published.day, ends: ends.day, due };
  if (published.day > due) {
    const code = isVersion(report, check.versionWords) ? 'late-version' : 'late';
    return [{ code, place, values, doubt: published.local || ends.local }];
  }
  return published.day <= ends.day ? [{ code: 'early', place, values }] : [];
};
