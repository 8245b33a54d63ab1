import type { AssessedPage, EvidencePointer, RuleResult } from '../../assess/assessment.js';

/** Pieces of evidence printed open in one result; the others are folded. */
export const openPieces = 2;

/** Pages on which something was merely looked for, from which it is a search rather than a place worth a picture. */
const fewPages = 2;

/** Most pages that a check points to where it found nothing: as many may stand for more. */
export const mostLooks = 5;

/** Whether pages looked at are those that the visit read first, as when a search goes through all of them. */
export function beginsVisit(ids: readonly string[], pages: readonly AssessedPage[]): boolean {
  const read = pages.filter(({ obstacle }) => obstacle === undefined).map(({ id }) => id);
  return ids.length >= Math.min(mostLooks, read.length) && ids.every((id, index) => id === read[index]);
}

/** Two pointers to the same words at the same place are one piece. */
export function pieceKey(pointer: EvidencePointer): string {
  return JSON.stringify([pointer.page, pointer.artifact, pointer.quote?.exact, pointer.quote?.selector, pointer.report]);
}

/** Shows words, or a place in a report, rather than only a page. */
const says = ({ quote, report }: EvidencePointer): boolean => quote !== undefined || report !== undefined;

/** A result's pieces of evidence, those of its checks included, each once; what can be read comes first. */
function allPieces(result: RuleResult): readonly EvidencePointer[] {
  const pieces = new Map<string, EvidencePointer>();
  for (const pointer of [...result.evidence, ...result.checks.flatMap((check) => check.evidence)]) {
    if (!pieces.has(pieceKey(pointer))) pieces.set(pieceKey(pointer), pointer);
  }
  return [...pieces.values()].sort((a, b) => Number(says(b)) - Number(says(a)));
}

/** Whether a pointer says no more than « this page was looked at »: the annex gives that page's address, time and hash. */
export function isMereLook(pointer: EvidencePointer, pages: readonly AssessedPage[]): boolean {
  // What only a member was shown is always marked as such.
  if (says(pointer) || pointer.persona === 'member') return false;
  return pages.some((page) => page.id === pointer.page && page.sha256 === pointer.sha256 && page.url === pointer.url);
}

/** The pieces that are printed one by one, numbered from 1 in this order. */
export function numberedPieces(result: RuleResult, pages: readonly AssessedPage[]): readonly EvidencePointer[] {
  return allPieces(result).filter((pointer) => !isMereLook(pointer, pages));
}

/** Numbers of the pages that were looked at without a quote to show, in order of visit. */
export function pagesLookedAt(result: RuleResult, pages: readonly AssessedPage[]): readonly string[] {
  const looks = allPieces(result).filter((pointer) => isMereLook(pointer, pages));
  return [...new Set(looks.map(({ page }) => page))].sort();
}

/** The pieces whose page is worth a picture: the quoted ones, else the page looked at where they are few. */
export function picturedPieces(result: RuleResult): readonly EvidencePointer[] {
  const pieces = allPieces(result);
  const quoted = pieces.filter((pointer) => pointer.quote !== undefined);
  if (quoted.length > 0) return quoted.slice(0, openPieces);
  return new Set(pieces.map(({ page }) => page)).size <= fewPages ? pieces.slice(0, 1) : [];
}
