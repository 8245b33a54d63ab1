import { extname } from 'node:path';
import type { Masker } from './masker.js';

/** A file as it goes into the copy: with the same bytes, with others, or not at all. */
export type MaskedFile =
  | { readonly state: 'same' }
  | { readonly state: 'masked'; readonly bytes: Buffer }
  | { readonly state: 'withheld' };

const lists = new Set(['.jsonl', '.ndjson']);
const words = new Set(['.html', '.txt', '.csv', '.cdxj', '.xml']);
/** Nothing but certificates; words of the site never stand in them. */
const wordless = new Set(['.pem']);

/** Whether words can be searched and replaced in a file of this name. */
export const isText = (path: string): boolean => {
  const ending = extname(path).toLowerCase();
  return ending === '.json' || lists.has(ending) || words.has(ending) || wordless.has(ending);
};

/** Replaces the masker's values in a file of text. What still shows one afterwards is withheld. */
export function maskFile(path: string, bytes: Buffer, masker: Masker): MaskedFile {
  const ending = extname(path).toLowerCase();
  if (wordless.has(ending)) return { state: 'same' };
  const text = bytes.toString('utf8');
  const clean = ending === '.json' ? maskJson(text, masker, 2) : lists.has(ending) ? maskLines(text, masker) : masker.mask(text);
  if (masker.shows(clean)) return { state: 'withheld' };
  return clean === text ? { state: 'same' } : { state: 'masked', bytes: Buffer.from(clean, 'utf8') };
}

const maskLines = (text: string, masker: Masker): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : maskJson(line, masker).trimEnd()))
    .join('\n');

/** Only strings are looked at: a number that happens to have the digits of a telephone is a length or a time. */
function maskJson(text: string, masker: Masker, indent?: number): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return masker.mask(text);
  }
  const clean = mapStrings(value, masker.maskPart);
  return clean === value ? text : `${JSON.stringify(clean, null, indent)}\n`;
}

/** The value itself when no string of it changes. */
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) {
    const mapped = value.map((each) => mapStrings(each, change));
    return mapped.some((each, index) => each !== value[index]) ? mapped : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const mapped = entries.map(([key, each]) => [change(key), mapStrings(each, change)] as const);
  const same = mapped.every(([key, each], index) => key === entries[index]?.[0] && each === entries[index]?.[1]);
  return same ? value : Object.fromEntries(mapped);
}
