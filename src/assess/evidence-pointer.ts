import type { Quote } from '../facts/page-view.js';
import type { ReportViolation } from '../facts/transparency-report/check-report.js';
import type { EvidencePointer, ReportPointer } from './assessment.js';
import { type ReadablePage, seenByMember } from './site.js';

/** Number of the part of a file in which a quotation stands: captures keep each part in a section `#page-N`. */
function partOf(quote: Quote | undefined): number | undefined {
  const number = quote?.selector?.match(/^#page-(\d+)\b/)?.[1];
  return number === undefined ? undefined : Number(number);
}

function documentOf({ record }: ReadablePage, quote: Quote | undefined): EvidencePointer['document'] {
  if (record.document === undefined) return undefined;
  const part = partOf(quote);
  return { format: record.document.format, ...(part === undefined ? {} : { part }) };
}

/** Points at the file in which an answer can be checked: the page as rendered, with the quotation if there is one. */
export function pointerTo(
  page: ReadablePage,
  answer: { readonly fact?: string | undefined; readonly quote?: Quote | undefined },
): EvidencePointer {
  const { record } = page;
  const { dom, screenshot } = record.artifacts;
  const document = documentOf(page, answer.quote);
  return {
    page: record.id,
    url: record.url,
    capturedAt: record.capturedAt,
    artifact: dom?.path ?? '',
    sha256: dom?.sha256 ?? '',
    ...(answer.fact === undefined ? {} : { fact: answer.fact }),
    ...(answer.quote === undefined ? {} : { quote: answer.quote }),
    ...(screenshot === undefined ? {} : { screenshot: screenshot.path }),
    ...(document === undefined ? {} : { document }),
    ...(seenByMember(record) ? { persona: 'member' as const } : {}),
  };
}

function reportPointer({ check, verdict, sentence, file, sheet, row, column }: ReportViolation, more: number): ReportPointer {
  return {
    check,
    verdict,
    sentence,
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(more > 0 ? { more } : {}),
  };
}

const violationsShown = 8;

/**
 * Points at what a check found in reports, each at its file as it came; the last says how many more there are.
 * @param pages pages by id
 */
export function pointersTo(
  violations: readonly ReportViolation[],
  fact: string | undefined,
  pages: ReadonlyMap<string, ReadablePage>,
): EvidencePointer[] {
  const shown = violations.slice(0, violationsShown);
  return shown.flatMap((violation, index): EvidencePointer[] => {
    const page = pages.get(violation.page);
    if (page === undefined) return [];
    const { cell, part } = violation;
    const selector = part === undefined ? {} : { selector: `#page-${part}` };
    const quote = cell === undefined || cell === '' ? undefined : { exact: cell, prefix: '', suffix: '', ...selector };
    const { document: file } = page.record.artifacts;
    const pointer = pointerTo(page, { fact, quote });
    const document = pointer.document && { ...pointer.document, ...(part === undefined ? {} : { part }) };
    return [
      {
        ...pointer,
        ...(file === undefined ? {} : { artifact: file.path, sha256: file.sha256 }),
        ...(document === undefined ? {} : { document }),
        report: reportPointer(violation, index === shown.length - 1 ? violations.length - shown.length : 0),
      },
    ];
  });
}

/** Union of pointers, each once, in order of appearance. */
export function joinEvidence(lists: readonly (readonly EvidencePointer[])[]): EvidencePointer[] {
  const seen = new Map<string, EvidencePointer>();
  for (const pointer of lists.flat()) {
    const { page, fact = '', quote, report } = pointer;
    const place = report === undefined ? '' : JSON.stringify(report);
    const key = [page, fact, quote?.exact ?? '', quote?.selector ?? '', place].join('\n');
    if (!seen.has(key)) seen.set(key, pointer);
  }
  return [...seen.values()];
}
