/**
 * Characters of a plain text file whose encoding nobody stated: a byte order mark, UTF-16 by its empty bytes, UTF-8 when it is
 * valid, else windows-1252, which holds Latin-1's letters at the same places.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, 4000);
  const empty = (offset: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === offset).length;
  if (empty(1) > sample.length / 5) return new TextDecoder('utf-16le').decode(bytes);
  if (empty(0) > sample.length / 5) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
