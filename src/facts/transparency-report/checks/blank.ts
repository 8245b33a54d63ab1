import { cellOf, columnsOf, type Finding, placeOf } from '../report.js';
import type { RunCheck } from './check-context.js';

/** `blank`: the numeric cells of rows that apply are filled, with 0 where there is nothing to count. One finding a row. */
export const checkBlank: RunCheck<'blank'> = (report, check) =>
  report.tables.flatMap((table) => {
    const columns = columnsOf(table, ['count', 'hours', 'value']);
    if (table.sheet.id === 'identification' || columns.length === 0) return [];
    return table.rows
      .filter(({ tier }) => check.tiers.includes(tier))
      .flatMap((row): Finding[] => {
        const blank = columns.filter(({ id }) => cellOf(table, row, id) === '');
        if (blank.length === 0) return [];
        const shown = blank.slice(0, 3).map(({ name }) => name);
        const more = blank.length > 3 ? ` (+ ${blank.length - 3})` : '';
        return [{ code: 'blank', place: placeOf(table, row, blank[0]), values: { columns: `${shown.join(', ')}${more}` } }];
      });
  });
