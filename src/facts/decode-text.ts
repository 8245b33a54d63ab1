/** Characters of a text file, and how its bytes were read. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** A byte order mark came first; it is left out of the text. */
  readonly mark: boolean;
}

/**
 * Characters of a plain text file whose encoding nobody stated: a byte order mark, UTF-16 by its empty bytes, UTF-8 when it is
 * valid, else windows-1252, which holds Latin-1's letters at the same places.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const as = (encoding: DecodedText['encoding'], mark: boolean, fatal = false): DecodedText => {
    return { text: new TextDecoder(encoding, { fatal }).decode(bytes), encoding, mark };
  };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le', true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be', true);
  const sample = bytes.subarray(0, 4000);
  const empty = (offset: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === offset).length;
  if (empty(1) > sample.length / 5) return as('utf-16le', false);
  if (empty(0) > sample.length / 5) return as('utf-16be', false);
  try {
    return as('utf-8', bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf, true);
  } catch {
    return as('windows-1252', false);
  }
}
