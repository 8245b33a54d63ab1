import type { SignedData } from './seal/signed-data.js';

/** One file of the bundle (WACZ 1.1.1 `resources`). */
export interface ManifestResource {
  readonly name: string;
  /** Relative to the bundle folder, forward slashes. */
  readonly path: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
  readonly bytes: number;
}

/** `datapackage.json`: a Frictionless data package with the WACZ profile, fields of WACZ 1.1.1 and 1.2.0. */
export interface Manifest {
  readonly profile: 'wacz';
  readonly wacz_version: '1.1.1';
  readonly title: string;
  readonly description: string;
  readonly created: string;
  readonly modified: string;
  readonly software: string;
  readonly mainPageUrl: string;
  readonly mainPageDate: string;
  readonly home: { readonly url: string; readonly ts: string };
  readonly resources: readonly ManifestResource[];
}

/** `datapackage-digest.json`. */
export interface ManifestDigest {
  readonly path: 'datapackage.json';
  readonly hash: string;
  /** Absent when the bundle was not signed. */
  readonly signedData?: SignedData;
}

export const manifestPath = 'datapackage.json';
export const digestPath = 'datapackage-digest.json';
/** Files without which a bundle cannot be judged. */
export const requiredPaths = ['capture.json', 'environment.json', 'pages/pages.jsonl', 'reports/skipped.jsonl'] as const;
