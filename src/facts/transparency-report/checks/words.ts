import { cellOf, type Finding, placeOf, placeOfReport } from '../report.js';
import type { RunCheck } from './check-context.js';

/** `free-text`: each answer in words that applies says something. */
export const checkFreeText: RunCheck<'free-text'> = (report, check) =>
  report.tables
    .filter(({ sheet }) => sheet.id === check.sheet)
    .flatMap((table) => {
      const column = table.sheet.columns.find(({ kind }) => kind === 'free-text');
      if (column === undefined || !table.header.columns.has(column.id)) return [];
      return table.rows
        .filter(({ tier }) => check.tiers.includes(tier))
        .flatMap((row): Finding[] => {
          const answer = cellOf(table, row, column.id);
          if (answer.length >= check.least) return [];
          const values = { indicator: cellOf(table, row, 'indicator'), found: String(answer.length) };
          return [{ code: answer === '' ? 'blank' : 'short', place: placeOf(table, row, column), values }];
        });
    });

/** `services`: the report is about one service. */
export const checkServices: RunCheck<'services'> = (report) => {
  const names = new Map<string, string>();
  for (const table of report.tables) {
    for (const row of table.rows) {
      const name = cellOf(table, row, 'service');
      if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
    }
  }
  if (names.size < 2) return [];
  return [{ code: 'several', place: placeOfReport(report), values: { names: [...names.values()].slice(0, 8).join(', ') } }];
};
