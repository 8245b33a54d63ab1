import { decodeText as decode } from '../../facts/decode-text.js';

/** Characters of a plain text file whose encoding nobody stated. */
export const decodeText = (bytes: Uint8Array): string => decode(bytes).text;
