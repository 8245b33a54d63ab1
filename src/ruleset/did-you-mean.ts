/** Number of single-character edits between two words. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known word closest to a mistyped one, or undefined when none is near enough (a third of its length). */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best !== undefined && bestDistance < Math.max(word.length, best.length) - 1 ? best : undefined;
}

/** `did you mean `x`?`, or the list of what is allowed when it is short, or an empty text. */
export function suggestion(word: string, known: Iterable<string>): string {
  const words = [...known];
  const near = closest(word, words);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return words.length > 0 && words.length <= 30 ? `allowed: ${words.map((w) => `\`${w}\``).join(', ')}.` : '';
}
