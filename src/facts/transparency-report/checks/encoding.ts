import { type Finding, placeOfReport } from '../report.js';
import type { RunCheck } from './check-context.js';

/** `encoding`: each CSV file is UTF-8 without mark, with commas, as RFC 4180 has it. */
export const checkEncoding: RunCheck<'encoding'> = ({ tables, others }) => {
  const seen = new Set<string>();
  return [...tables.map(({ raw }) => raw), ...others].flatMap(({ notes, page, file, part }): Finding[] => {
    // Tables cut out of one file share its notes.
    if (seen.has(file)) return [];
    seen.add(file);
    const place = { page, file, ...(part === undefined ? {} : { part }) };
    return notes.map(({ code, found }) => ({ code, place, values: { found } }));
  });
};

/** `format`: some sheet of the report is a CSV file. */
export const checkFormat: RunCheck<'format'> = (report) =>
  report.tables.some(({ raw }) => raw.from === 'csv') ? [] : [{ code: 'workbook', place: placeOfReport(report), values: {} }];
