import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { bundlePath } from './bundle-path.js';
import { digestPath } from './manifest.js';

/** Properties of `signedData` (WACZ signing 0.1.0) as they stand; nothing of them was checked. */
export interface StatedSignature {
  readonly software?: string;
  readonly created?: string;
  readonly signature?: string;
  readonly domain?: string;
  /** SHA-256 of the public key as it stands (base64 of its DER form), 64 hexadecimal digits. */
  readonly keySha256?: string;
}

export interface StatedSeals {
  readonly signature?: StatedSignature;
  /** A file that is there and cannot be read as JSON. */
  readonly unreadable: readonly string[];
}

const longest = 2000;

/** Reads what stands in a bundle about its signature and time-stamps, without checking any of it. Never throws for what stands there. */
export function readSeals(directory: string): StatedSeals {
  const digest = read(directory, digestPath);
  const signature = signatureIn(digest.value);
  return {
    ...(signature === undefined ? {} : { signature }),
    unreadable: digest.unreadable === undefined ? [] : [digest.unreadable],
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
