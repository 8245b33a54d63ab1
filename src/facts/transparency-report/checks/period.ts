import { dayIn } from '../cell-values.js';
import { cellOf, type Finding, placeOf, placeOfReport, type Report } from '../report.js';
import { isTransition, type Period, periodsOf, periodText } from '../rhythm.js';
import type { RunCheck } from './check-context.js';

const keys = ['starts', 'ends'] as const;
const wantedName = (report: Report, key: string): string =>
  report.template.template.sheets.flatMap(({ rows }) => rows ?? []).find((row) => row.key === key)?.indicator ?? key;

/** What is wrong with the two dates themselves. */
function datesOf(report: Report): readonly Finding[] {
  return keys.flatMap((key): Finding[] => {
    const cell = report.identity.get(key);
    if (cell === undefined || cell.text === '') {
      const place = cell === undefined ? placeOfReport(report) : placeOf(cell.table, cell.row);
      return [{ code: 'missing', place, values: { what: wantedName(report, key) } }];
    }
    const day = dayIn(cell.text);
    const column = cell.table.sheet.columns.find(({ id }) => id === 'value');
    const place = placeOf(cell.table, cell.row, column);
    if (day === undefined) return [{ code: 'unreadable', place, values: { found: cell.text } }];
    return day.local ? [{ code: 'format', place, values: { found: cell.text } }] : [];
  });
}

/** Whether the column « Reporting period » of the other sheets says the same, told once for each sheet. */
function columnsOf(report: Report, period: Period): readonly Finding[] {
  return report.tables.flatMap((table): Finding[] => {
    const column = table.sheet.columns.find(({ kind }) => kind === 'period');
    if (column === undefined || !table.header.columns.has(column.id)) return [];
    const row = table.rows.find((each) => {
      const cell = cellOf(table, each, column.id);
      return cell !== '' && cell !== periodText(period);
    });
    if (row === undefined) return [];
    const found = cellOf(table, row, column.id);
    const place = placeOf(table, row, column);
    const [from, to] = found.split('/').map((part) => dayIn(part)?.day);
    if (from === period.starts && to === period.ends) return [{ code: 'column-format', place, values: { found } }];
    if (!/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(found)) return [{ code: 'column-format', place, values: { found } }];
    return [{ code: 'column-differs', place, values: { found, expected: periodText(period) } }];
  });
}

/** `period`: the period is one that the law has, and all sheets are about it. */
export const checkPeriod: RunCheck<'period'> = (report, check) => {
  const findings = datesOf(report);
  const { starts, ends } = report;
  const cell = report.identity.get('ends');
  if (starts === undefined || ends === undefined || cell === undefined) return findings;
  const period = { starts: starts.day, ends: ends.day };
  const year = Number(ends.day.slice(0, 4));
  const [own, other] = check.rhythm === 'annual' ? (['annual', 'half-year'] as const) : (['half-year', 'annual'] as const);
  const allowed = periodsOf(own, year);
  const same = (candidate: Period) => periodText(candidate) === periodText(period);
  const rest = columnsOf(report, period);
  if (allowed.some(same) || isTransition(period, check.transition)) return [...findings, ...rest];
  const code = periodsOf(other, year).some(same)
    ? 'other-rhythm'
    : allowed.some((each) => each.ends === period.ends)
      ? 'start-differs'
      : 'not-allowed';
  const place = placeOf(
    cell.table,
    cell.row,
    cell.table.sheet.columns.find(({ id }) => id === 'value'),
  );
  const values = { found: periodText(period), allowed: allowed.map(periodText).join(', ') };
  // A date that was written otherwise may have been meant otherwise.
  return [...findings, { code, place, values, doubt: starts.local || ends.local }, ...rest];
};
