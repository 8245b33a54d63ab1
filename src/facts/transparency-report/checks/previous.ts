import { dayIn } from '../cell-values.js';
import { placeOf } from '../report.js';
import type { RunCheck } from './check-context.js';

/** `previous`: the report says when the one before it was published. */
export const checkPrevious: RunCheck<'previous'> = (report) => {
  const cell = report.identity.get('previous');
  const day = cell && dayIn(cell.text);
  if (cell === undefined || day === undefined) return [];
  return [{ code: 'announced', place: placeOf(cell.table, cell.row), values: { found: day.day } }];
};
