import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

/** How often sequences of letters occur in each language (data/README.md). */
export interface LanguageTable {
  /** ISO 639-1 codes, by number of the language. */
  readonly codes: readonly string[];
  /** The score that a text of each language usually has, 0 to 1. */
  readonly usual: readonly number[];
  /** Sequences as numbers (letter-sequences.ts), ascending. */
  readonly keys: Float64Array;
  /** Where the entries of each sequence begin; one more than there are sequences. */
  readonly starts: Uint32Array;
  /** Language and points of each entry. */
  readonly languages: Uint8Array;
  readonly points: Uint8Array;
}

interface Head {
  readonly languages: readonly { readonly code: string; readonly usual: number }[];
  readonly sequences: number;
  readonly entries: number;
}

/** Absolute path of the table (same depth from `src/facts` and `dist/facts`). */
export const languageTableFile = (): string => fileURLToPath(new URL('../../data/languages.bin', import.meta.url));

/**
 * Reads a table: compressed (raw deflate), the length of a head in 4 bytes, the head as JSON, then keys (8 bytes each), starts (4),
 * languages (1) and points (1), all little-endian.
 */
export function readLanguageTable(file: string = languageTableFile()): LanguageTable {
  const bytes = inflateRawSync(readFileSync(file));
  const headEnd = 4 + bytes.readUInt32LE(0);
  const { languages, sequences, entries } = JSON.parse(bytes.toString('utf8', 4, headEnd)) as Head;
  const part = (from: number, length: number): ArrayBuffer => new Uint8Array(bytes.subarray(from, from + length)).buffer;
  const starts = headEnd + sequences * 8;
  const rest = starts + (sequences + 1) * 4;
  return {
    codes: languages.map(({ code }) => code),
    usual: languages.map(({ usual }) => usual),
    keys: new Float64Array(part(headEnd, sequences * 8)),
    starts: new Uint32Array(part(starts, (sequences + 1) * 4)),
    languages: new Uint8Array(part(rest, entries)),
    points: new Uint8Array(part(rest + entries, entries)),
  };
}
