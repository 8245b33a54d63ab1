/** From short texts to whole pages: a set with many times the places that a text fills. */
const fewest = 2 ** 12;
const most = 2 ** 16;
const placesForEach = 16;

/** A number for the three units of a text at a place; different ones may share theirs. */
const tripleAt = (text: string, at: number): number =>
  text.charCodeAt(at) * 1_021 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2);

/**
 * Reads a text once, to tell of most words that do not stand in it that they do not: a word stands in no text that lacks three of its
 * letters in a row.
 */
export function mayHold(text: string): (word: string) => boolean {
  let size = fewest;
  while (size < most && size < text.length * placesForEach) size *= 2;
  const seen = new Uint32Array(size / 32);
  for (let at = 0; at + 2 < text.length; at++) {
    const place = tripleAt(text, at) & (size - 1);
    seen[place >> 5] = (seen[place >> 5] as number) | (1 << (place & 31));
  }
  return (word) => {
    for (let at = 0; at + 2 < word.length; at++) {
      const place = tripleAt(word, at) & (size - 1);
      if (((seen[place >> 5] as number) & (1 << (place & 31))) === 0) return false;
    }
    return true;
  };
}
