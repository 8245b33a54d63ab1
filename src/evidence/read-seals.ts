import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { bundlePath } from './bundle-path.js';
import { digestPath } from './manifest.js';
import { sealPath } from './seal/seal-record.js';

/** Properties of `signedData` (WACZ signing 0.1.0) as they stand; nothing of them was checked. */
export interface StatedSignature {
  readonly software?: string;
  readonly created?: string;
  readonly signature?: string;
  readonly domain?: string;
  /** SHA-256 of the public key as it stands (base64 of its DER form), 64 hexadecimal digits. */
  readonly keySha256?: string;
}

/** One value of `seal/seal.json`, with the way to it (`timeStamps.0.time`). */
export interface SealEntry {
  readonly name: string;
  readonly value: string;
}

export interface StatedSeals {
  readonly signature?: StatedSignature;
  /** Every value of `seal/seal.json` in order, at most 60; absent when there is none. */
  readonly seal?: readonly SealEntry[];
  /** A file that is there and cannot be read as JSON. */
  readonly unreadable: readonly string[];
}

const mostEntries = 60;
const longest = 2000;
const deepest = 8;

/** Reads what stands in a bundle about its signature and time-stamps, without checking any of it. Never throws for what stands there. */
export function readSeals(directory: string): StatedSeals {
  const digest = read(directory, digestPath);
  const seal = read(directory, sealPath);
  const signature = signatureIn(digest.value);
  return {
    ...(signature === undefined ? {} : { signature }),
    ...(seal.value === undefined ? {} : { seal: entriesOf(seal.value).slice(0, mostEntries) }),
    unreadable: [digest, seal].flatMap(({ unreadable }) => unreadable ?? []),
  };
}

function read(directory: string, path: string): { readonly value?: unknown; readonly unreadable?: string } {
  const file = bundlePath(directory, path);
  if (!existsSync(file)) return {};
  try {
    return { value: JSON.parse(readFileSync(file, 'utf8')) as unknown };
  } catch {
    return { unreadable: path };
  }
}

function signatureIn(digest: unknown): StatedSignature | undefined {
  const signed = isObject(digest) ? digest.signedData : undefined;
  if (!isObject(signed)) return undefined;
  const text = (name: string) => (typeof signed[name] === 'string' ? { [name]: (signed[name] as string).slice(0, longest) } : {});
  const { publicKey } = signed;
  return {
    ...text('software'),
    ...text('created'),
    ...text('signature'),
    ...text('domain'),
    ...(typeof publicKey === 'string' ? { keySha256: createHash('sha256').update(publicKey, 'base64').digest('hex') } : {}),
  };
}

function entriesOf(value: unknown, name = '', depth = 0): readonly SealEntry[] {
  if (isObject(value) || Array.isArray(value)) {
    if (depth >= deepest) return [{ name, value: '…' }];
    return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, name === '' ? key : `${name}.${key}`, depth + 1));
  }
  return [{ name, value: String(value).slice(0, longest) }];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
