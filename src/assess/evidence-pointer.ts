import type { Quote } from '../facts/page-view.js';
import type { EvidencePointer } from './assessment.js';
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

/** Union of pointers, each once, in order of appearance. */
export function joinEvidence(lists: readonly (readonly EvidencePointer[])[]): EvidencePointer[] {
  const seen = new Map<string, EvidencePointer>();
  for (const pointer of lists.flat()) {
    const key = [pointer.page, pointer.fact ?? '', pointer.quote?.exact ?? '', pointer.quote?.selector ?? ''].join('\n');
    if (!seen.has(key)) seen.set(key, pointer);
  }
  return [...seen.values()];
}
