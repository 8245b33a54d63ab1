import type { Quote } from '../facts/page-view.js';
import type { EvidencePointer } from './assessment.js';
import type { ReadablePage } from './site.js';

/** Points at the file in which an answer can be checked: the page as rendered, with the quotation if there is one. */
export function pointerTo(
  { record }: ReadablePage,
  answer: { readonly fact?: string | undefined; readonly quote?: Quote | undefined },
): EvidencePointer {
  const { dom, screenshot } = record.artifacts;
  return {
    page: record.id,
    url: record.url,
    capturedAt: record.capturedAt,
    artifact: dom?.path ?? '',
    sha256: dom?.sha256 ?? '',
    ...(answer.fact === undefined ? {} : { fact: answer.fact }),
    ...(answer.quote === undefined ? {} : { quote: answer.quote }),
    ...(screenshot === undefined ? {} : { screenshot: screenshot.path }),
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
