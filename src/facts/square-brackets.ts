/** What stands in its line between the square bracket that is open and a position; undefined where none is. */
export function bracketBefore(text: string, position: number): string | undefined {
  const line = text.lastIndexOf('\n', position - 1) + 1;
  const before = text.slice(line, position);
  const open = before.lastIndexOf('[');
  return open > before.lastIndexOf(']') ? before.slice(open + 1) : undefined;
}

/** Fewer words in brackets are a button (« [Signaler] ») or a word left out of a quotation. */
const fewestWords = 4;

/**
 * Whether words stand in a note that a draft leaves to its writer: « [Mindestalter, Konsequenzen bei Verstößen …] », « [décrire ici la
 * procédure de signalement] ». Some sites do write clauses in brackets, so it is a matter of doubt.
 * @param start index of the words
 * @param end index after them
 */
export function isInNote(text: string, start: number, end: number): boolean {
  const before = bracketBefore(text, start);
  if (before === undefined) return false;
  // A node of a diagram: `F[Appeal to the head moderator]`.
  if (/[\p{L}\d]/u.test(text[start - before.length - 2] ?? '')) return false;
  const shut = text.indexOf(']', start);
  return shut >= end && `${before}${text.slice(start, shut)}`.trim().split(/\s+/).length >= fewestWords;
}
