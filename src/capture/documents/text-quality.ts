/** Letters of any script. */
export function letterCount(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/**
 * Whether text came out of its file as signs nobody can read: private-use or replacement characters (fonts without a table of
 * letters), or Latin letters without the vowels of any language (a table shifted by some places).
 */
export function isGarbled(text: string): boolean {
  const solid = text.replace(/\s/g, '');
  if (solid.length < 20) return false;
  const foreign = solid.match(/[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (foreign > solid.length * 0.2) return true;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const vowels = text.normalize('NFD').match(/[aeiouyøæœı]/giu)?.length ?? 0;
  return latin >= 200 && latin > letterCount(text) * 0.8 && vowels < latin * 0.22;
}
