import { readFileSync, statSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { ConfigError } from '../errors.js';
import { parseYaml } from '../ruleset/parse-yaml.js';
import type { StorageState } from './capture-options.js';

/** What is wrong with a login that can be used all the same. */
export type LoginWarning = 'readable-by-others' | 'expired' | 'empty';

export interface ReadLogin {
  readonly state: StorageState;
  readonly warnings: readonly LoginWarning[];
}

const hint = 'Make the file anew with `vigie login URL --out FILE`, or with `context.storageState()` of Playwright.';

const text = { type: 'string' } as const;
const listOf = (required: Readonly<Record<string, object>>) => ({
  type: 'array',
  items: { type: 'object', required: Object.keys(required), properties: required },
});

/** What Playwright reads back; other keys (indexedDB, partitions) are its own business and are kept. */
const schema = {
  type: 'object',
  required: ['cookies', 'origins'],
  properties: {
    cookies: listOf({
      name: text,
      value: text,
      domain: text,
      path: text,
      expires: { type: 'number' },
      httpOnly: { type: 'boolean' },
      secure: { type: 'boolean' },
      sameSite: { enum: ['Strict', 'Lax', 'None'] },
    }),
    origins: listOf({ origin: text, localStorage: listOf({ name: text, value: text }) }),
  },
};

const isStorageState = new Ajv({ allErrors: false }).compile<StorageState>(schema);

/**
 * Reads a Playwright storage state (cookies and local storage of a logged-in member). No value of it is ever printed.
 * @param now epoch milliseconds, to tell expired cookies
 * @throws ConfigError naming file, line and column when it is missing, not JSON or has another shape
 */
export function readStorageState(file: string, now: number = Date.now()): ReadLogin {
  const content = readText(file);
  const state = parsed(content, file);
  if (!isStorageState(state)) throw shapeError(content, file, isStorageState.errors?.[0]);
  const { cookies, origins } = state;
  const isOver = ({ expires }: { readonly expires: number }) => expires !== -1 && expires * 1000 < now;
  return {
    state,
    warnings: [
      ...(isOpenToOthers(file) ? (['readable-by-others'] as const) : []),
      ...(cookies.length > 0 && cookies.every(isOver) ? (['expired'] as const) : []),
      ...(cookies.length === 0 && origins.length === 0 ? (['empty'] as const) : []),
    ],
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ConfigError(missing ? `There is no login file at ${file}.` : `The login file ${file} cannot be read.`, {
      code: missing ? 'storage-state-missing' : 'storage-state-unreadable',
      hint,
      cause,
    });
  }
}

/** Modes mean nothing on Windows. */
const isOpenToOthers = (file: string): boolean => process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;

/** The parsers' own messages quote the text, which is secret: only the place is taken from them. */
function parsed(content: string, file: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    const { line, column } = parseYaml(content, file).problems[0] ?? { line: 1, column: 1 };
    throw new ConfigError(`${file}:${line}:${column} The login file is not JSON.`, { code: 'storage-state-not-json', hint });
  }
}

const kinds: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

function sentenceOf(error: ErrorObject | undefined): string {
  const place = error?.instancePath ? `\`${error.instancePath.slice(1).replaceAll('/', '.')}\`` : 'The login file';
  if (error?.keyword === 'required') return `${place} has no \`${String(error.params.missingProperty)}\`.`;
  if (error?.keyword === 'enum') return `${place} must be Strict, Lax or None.`;
  return `${place} must be ${kinds[String(error?.params.type)] ?? 'something else'}.`;
}

function shapeError(content: string, file: string, error: ErrorObject | undefined): ConfigError {
  const path = (error?.instancePath ?? '')
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const { line, column } = parseYaml(content, file).locate(path, 'value');
  return new ConfigError(`${file}:${line}:${column} ${sentenceOf(error)}`, { code: 'storage-state-shape', hint });
}
