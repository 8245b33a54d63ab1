import { placeOfReport, type Report, sheetName } from '../report.js';
import { fold, holds } from '../template-index.js';
import type { RunCheck } from './check-context.js';

/** Words by which the report itself says why something is left out, in its free texts. */
function reasonIn(report: Report, words: readonly string[]): string | undefined {
  const texts = report.tables.flatMap((table) => {
    const free = table.sheet.columns.filter(({ kind }) => kind === 'context' || kind === 'free-text');
    const places = free.flatMap(({ id }) => table.header.columns.get(id) ?? []);
    return table.rows.flatMap(({ cells }) => places.map((at) => cells[at] ?? ''));
  });
  const loose = report.others.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
  return [...texts, ...loose].map((text) => holds(fold(text), words)).find((found) => found !== undefined);
}

/** `sheets`: the sheets of the template are there. */
export const checkSheets: RunCheck<'sheets'> = (report, check) => {
  const present = new Set(report.tables.map(({ sheet }) => sheet.id));
  const missing = report.template.template.sheets.filter(({ id }) => check.sheets.includes(id) && !present.has(id));
  if (missing.length === 0) return [];
  // A sheet that seems to be there twice may be the one that is missed.
  const twice = present.size < report.tables.length;
  const unsure = report.partial || twice || report.others.some(({ rows }) => rows.length > 0);
  const words = reasonIn(report, check.reasonWords);
  return missing.map((sheet) => {
    const place = { ...placeOfReport(report), sheet: sheetName(sheet) };
    if (unsure) return { code: 'unsure', place, values: { sheet: sheetName(sheet) } };
    if (words !== undefined) return { code: 'reason', place, values: { sheet: sheetName(sheet), words } };
    return { code: 'missing', place, values: { sheet: sheetName(sheet) } };
  });
};
