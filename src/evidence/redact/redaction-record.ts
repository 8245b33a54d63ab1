import type { ManifestResource } from '../manifest.js';

/** Why something is not, or not wholly, in a redacted copy. */
export const redactionCauses = [
  /** The whole page was taken out. */
  'page',
  /** Words that were named, or personal data that was found, stand in it. */
  'words',
  /** They stand in it, or may, in a form in which they cannot be replaced. */
  'not-maskable',
  /** It is a picture, and pictures were taken out; or it shows a page on which words were replaced. */
  'picture',
  /** This record of the web archive was named. */
  'record',
  /** It lists what was taken out, and was made anew. */
  'index',
] as const;
export type RedactionCause = (typeof redactionCauses)[number];

/** A file of the original that is not in the copy as it was. */
export interface RedactedFile {
  readonly path: string;
  /** Of the original. */
  readonly sha256: string;
  readonly bytes: number;
  /** `masked`: words were replaced in it; `made-anew`: see cause `index`. */
  readonly state: 'withheld' | 'masked' | 'made-anew';
  readonly cause: RedactionCause;
}

/** A record of the web archive that is not in the copy; a record of the same place says so. */
export interface RedactedRecord {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly type: string;
  /** Of the packed record in the original. */
  readonly sha256: string;
  readonly bytes: number;
  readonly cause: RedactionCause;
}

export const maskedKinds = ['text', 'e-mail', 'phone', 'address'] as const;
export type MaskedKind = (typeof maskedKinds)[number];

/**
 * One value that was replaced, everywhere by the same mark: whoever reads the copy can still tell two persons apart. No digest is given:
 * that of a name or a number is found by trying.
 */
export interface Mask {
  /** `[e-mail-1]` */
  readonly mark: string;
  readonly kind: MaskedKind;
  readonly places: number;
}

/** `redaction/redactions.json`: how a redacted copy differs from the bundle it was made of. */
export interface RedactionRecord {
  readonly schema: 1;
  /** SHA-256 of the original's datapackage.json. */
  readonly original: string;
  readonly redactedAt: string;
  readonly software: string;
  readonly by?: string;
  readonly reason: string;
  readonly pages: readonly string[];
  readonly masks: readonly Mask[];
  readonly files: readonly RedactedFile[];
  readonly records: readonly RedactedRecord[];
}

/** The entry about a file of the original's manifest. */
export const redactedFile = (
  { path, hash, bytes }: ManifestResource,
  state: RedactedFile['state'],
  cause: RedactionCause,
): RedactedFile => ({ path, sha256: hash.slice('sha256:'.length), bytes, state, cause });

export const redactionPath = 'redaction/redactions.json';
/** Where a file of the original stands that the copy keeps unaltered beside its own of that name. */
export const originalPath = (path: string): string => `redaction/original/${path}`;
