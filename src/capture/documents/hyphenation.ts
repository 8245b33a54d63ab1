/** Words that a file writes inside its lines, folded to lower case; those with a hyphen tell where one belongs. */
export type WordsSeen = ReadonlySet<string>;

// What French sets after a hyphen of its own: inverted subjects, -même, -ci, -là, -dessus…
const hyphenBefore =
  /^(?:vous|nous|ils|elles|je|tu|il|elle|on|t|ce|la|les?|lui|leur|moi|toi|y|en|même|mêmes|ci|là|dessus|dessous|delà|dedans|dehors|être)\b/iu;
const hyphenAfter = /(?:^|[^\p{L}])(?:non|ex|vice|peut|rendez|celui|celle|ceux|celles|quelques|eux|soi|self|e|co)$/iu;

export function wordsSeen(lines: readonly string[]): WordsSeen {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.matchAll(/[\p{L}\d]+(?:[-\u2010\u2011][\p{L}\d]+)*/gu)) words.add(folded(word));
  }
  return words;
}

function folded(word: string): string {
  return word.replace(/[\u2010\u2011]/g, '-').toLowerCase();
}

/**
 * What stands between two lines of one paragraph: the end of the first, changed if a hyphen was set only to break the word.
 * The file's own words decide where they can; then what French writes with a hyphen.
 * @returns the first line's text up to the second's first letter
 */
export function joinLines(first: string, second: string, seen: WordsSeen): string {
  const text = first.trimEnd();
  if (/\p{L}\u00AD$/u.test(text)) return text.slice(0, -1);
  const broken = /([\p{L}\d-]*\p{L})[-\u2010]$/u.exec(text);
  const next = /^\p{Ll}[\p{L}]*(?:-[\p{L}]+)*/u.exec(second);
  // An address cut where it has a sign of its own goes on at once.
  if (/(?:https?:|www\.)\S*[-_=&?]$/.test(text)) return text;
  if (broken?.[1] === undefined) return `${text} `;
  // A capital or a figure after the hyphen: a name made of two, and an address that was cut keeps its hyphen.
  if (next === null || /(?:https?:|www\.|@)\S*$/.test(text)) return text;
  const [start, end] = [folded(broken[1]), folded(next[0])];
  if (seen.has(`${start}-${end}`)) return text;
  if (seen.has(start + end)) return text.slice(0, -1);
  return hyphenBefore.test(second) || hyphenAfter.test(broken[1]) ? text : text.slice(0, -1);
}
