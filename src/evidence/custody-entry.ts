import { sha256 } from './sha256.js';

export const custodyActions = ['created', 'verified', 're-assessed', 'reviewed', 'exported', 'redacted', 'recorded'] as const;
export type CustodyAction = (typeof custodyActions)[number];

/** One line of the custody log: what was done with a bundle, and the hash of the line before. */
export interface CustodyEntry {
  /** 1-based; the number of its line. */
  readonly n: number;
  /** ISO 8601, UTC; the clock of the machine. */
  readonly at: string;
  readonly action: CustodyAction;
  /** Who, in the operator's own words. */
  readonly by?: string;
  /** Name and version of the program, e.g. `vigie 0.1.0`. */
  readonly tool: string;
  /** SHA-256 of datapackage.json, 64 hexadecimal digits; after a redaction, of the new one. */
  readonly bundle: string;
  readonly detail?: string;
  /** SHA-256 of the line before, without its line break; null on the first. */
  readonly previous: string | null;
}

const digestForm = /^[0-9a-f]{64}$/;
const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const isText = (value: unknown): boolean => typeof value === 'string';
const optional = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);
const isDigest = (value: unknown): boolean => typeof value === 'string' && digestForm.test(value);

const fields: Readonly<Record<keyof CustodyEntry, (value: unknown) => boolean>> = {
  n: (value) => Number.isSafeInteger(value),
  at: (value) => typeof value === 'string' && timeForm.test(value) && !Number.isNaN(Date.parse(value)),
  action: (value) => (custodyActions as readonly unknown[]).includes(value),
  by: optional(isText),
  tool: isText,
  bundle: isDigest,
  detail: optional(isText),
  previous: (value) => value === null || isDigest(value),
};

/** The entry in a line of the log; undefined when it is none, or has a field that no entry has. */
export function parseEntry(line: Uint8Array): CustodyEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  if (Object.keys(given).some((name) => !Object.hasOwn(fields, name))) return undefined;
  const whole = Object.entries(fields).every(([name, is]) => is(Object.hasOwn(given, name) ? given[name] : undefined));
  return whole ? (value as CustodyEntry) : undefined;
}

/** Lines of a log as bytes, without their line breaks, and whether the last one has its own. */
export function linesOf(content: Buffer): { readonly lines: readonly Buffer[]; readonly ended: boolean } {
  const lines: Buffer[] = [];
  let start = 0;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, start)) {
    lines.push(content.subarray(start, at));
    start = at + 1;
  }
  const ended = start === content.length;
  return { lines: ended ? lines : [...lines, content.subarray(start)], ended };
}

/** What the line after this one must give as `previous`; null after no line. */
export const linkTo = (line: Uint8Array | undefined): string | null => (line === undefined ? null : sha256(line));
