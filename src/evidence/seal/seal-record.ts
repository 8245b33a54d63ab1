/** What came of asking an authority for a time-stamp (RFC 3161). */
export interface TimeStampRecord {
  /** `start`: what was asked for, before anything was visited; `contents`: every file of the bundle, at its sealing. */
  readonly of: 'start' | 'contents';
  /** Path of the file whose SHA-256 was stamped. */
  readonly data: string;
  /** Address of the authority, without credentials. */
  readonly authority: string;
  readonly askedAt: string;
  readonly granted: boolean;
  /** One sentence when none was granted. */
  readonly reason?: string;
  /** Time the authority gave, ISO 8601 UTC. */
  readonly time?: string;
  /** Whether the token states that it is qualified (eIDAS art. 41); no trusted list is consulted, so it is never more than a claim. */
  readonly qualified?: 'claimed' | 'not-known';
  /** Paths of the request and of the response, both DER. */
  readonly request?: string;
  readonly response?: string;
}

/** `seal/seal.json`: how the bundle was sealed. */
export interface SealRecord {
  readonly schema: 1;
  readonly sealedAt: string;
  readonly software: string;
  /** SHA-256 of the public key (SPKI DER) that signs the manifest; absent when none was given. */
  readonly key?: { readonly fingerprint: string };
  readonly timeStamps: readonly TimeStampRecord[];
  /** ISO day until which the bundle is to be kept, and after which it is to be deleted. */
  readonly retainUntil?: string;
}

/** `seal/contents.json`: the files that a time-stamp covers. */
export interface SealedContents {
  readonly schema: 1;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
}

export const sealPath = 'seal/seal.json';
export const contentsPath = 'seal/contents.json';
export const blocksPath = 'seal/blocks.jsonl';
export const startPath = 'seal/start.json';
export const startStampPath = 'seal/start-stamp.json';
