import type { EvidencePointer, RuleResult } from '../../assess/assessment.js';

/** A result's pieces of evidence, those of its checks included, each printed once and numbered from 1. */
export function evidenceOf(result: RuleResult): readonly EvidencePointer[] {
  const pieces = new Map<string, EvidencePointer>();
  for (const pointer of [...result.evidence, ...result.checks.flatMap((check) => check.evidence)]) {
    if (!pieces.has(pieceKey(pointer))) pieces.set(pieceKey(pointer), pointer);
  }
  // What can be read comes before pages on which something was merely not found.
  return [...pieces.values()].sort((a, b) => Number(b.quote !== undefined) - Number(a.quote !== undefined));
}

/** Pieces of evidence printed open in one result; the others are folded. */
export const openPieces = 4;

/** Two pointers to the same words at the same place are one piece. */
export function pieceKey(pointer: EvidencePointer): string {
  return JSON.stringify([pointer.page, pointer.artifact, pointer.quote?.exact, pointer.quote?.selector]);
}

/** The pieces whose page is worth a picture: the quoted ones, else the first page looked at. */
export function picturedPieces(result: RuleResult): readonly EvidencePointer[] {
  const pieces = evidenceOf(result).slice(0, openPieces);
  const quoted = pieces.filter((pointer) => pointer.quote !== undefined);
  return quoted.length > 0 ? quoted : pieces.slice(0, 1);
}
