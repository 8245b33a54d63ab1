import { monthsAfter } from '../cell-values.js';
import { placeOf, placeOfReport } from '../report.js';
import { periodsOf } from '../rhythm.js';
import type { RunCheck } from './check-context.js';

/** `due`: the report covers the last period whose report had to be public on the day it was seen. */
export const checkDue: RunCheck<'due'> = (report, check, { day }) => {
  const cell = report.identity.get('ends');
  const { ends } = report;
  if (ends === undefined || cell === undefined) {
    return [{ code: 'unreadable', place: cell ? placeOf(cell.table, cell.row) : placeOfReport(report), values: {} }];
  }
  const year = Number(day.slice(0, 4));
  const past = [year - 1, year]
    .flatMap((each) => periodsOf(check.rhythm, each))
    .filter((period) => period.ends >= check.first && monthsAfter(period.ends, check.months) < day);
  const expected = past.at(-1)?.ends;
  if (expected === undefined || ends.day >= expected) return [];
  const values = { ends: ends.day, expected, due: monthsAfter(expected, check.months) };
  return [{ code: 'older', place: placeOf(cell.table, cell.row), values }];
};
