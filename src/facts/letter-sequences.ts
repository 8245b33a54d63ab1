/** A sequence of up to six bytes as one number; a longer one, which no table holds, as text. */
export type LetterSequence = number | string;

const mostCharacters = 1000;
/** A text is cut at the first blank after so many bytes, or anywhere after some more. */
const softCut = 350;
const hardCut = 380;
const longestWord = 70;
const blank = 0x20;

/** What stands between words. An apostrophe inside a word belongs to it; letters beyond the basic plane count as none. */
const between = /[^\p{L}]+(?<!['`’])/gu;
const beyond = /[\u{10000}-\u{10ffff}]/gu;

const bytesOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : 3);

function wordsOf(text: string): readonly string[] {
  const plain = text.slice(0, mostCharacters).replace(beyond, ' ').replace(between, ' ').trim().toLowerCase();
  let bytes = 0;
  let end = 0;
  for (; end < plain.length && bytes <= hardCut; end++) {
    const code = plain.charCodeAt(end);
    if (code === blank && bytes > softCut) break;
    bytes += bytesOf(code);
  }
  return plain
    .slice(0, end)
    .split(' ')
    .filter((word) => word !== '');
}

/** The number of bytes `from` to `to`, with blanks for the borders of the word. */
function numberOf(bytes: Uint8Array, from: number, to: number, opens: boolean, closes: boolean): number {
  let number = opens ? blank : 0;
  for (let at = from; at < to; at++) number = number * 256 + (bytes[at] as number);
  return closes ? number * 256 + blank : number;
}

/**
 * The different sequences of a text's beginning, as the tables of Efficient Language Detector (Apache-2.0, Nito T.M.) count them: four
 * bytes of UTF-8, three steps apart, and the last four of each word.
 */
export function letterSequences(text: string): ReadonlySet<LetterSequence> {
  const found = new Set<LetterSequence>();
  for (const word of wordsOf(text)) {
    const bytes = Buffer.from(word, 'utf8');
    const length = Math.min(bytes.length, longestWord);
    let at = 0;
    for (; at + 4 < length; at += 3) found.add(numberOf(bytes, at, at + 4, at === 0, false));
    const last = Math.max(0, length - 4);
    found.add(bytes.length > longestWord ? bytes.toString('latin1', last) : numberOf(bytes, last, length, at === 0, true));
  }
  return found;
}
