import type { CaptureRecord, EnvironmentRecord, SkippedUrl } from './capture-record.js';
import type { ConsentRecord } from './consent-record.js';
import type { PageRecord } from './page-record.js';
import type { ProbeRecord } from './probe-record.js';
import type { RedactionRecord } from './redact/redaction-record.js';
import type { SealRecord } from './seal/seal-record.js';

/** A bundle read back, its hashes already checked. Texts are loaded on demand from the folder. */
export interface EvidenceBundle {
  readonly directory: string;
  /** SHA-256 of datapackage.json. */
  readonly digest: string;
  readonly capture: CaptureRecord;
  readonly environment: EnvironmentRecord;
  readonly pages: readonly PageRecord[];
  readonly skipped: readonly SkippedUrl[];
  /** What was stored before and after a choice on trackers; absent when that was not recorded. */
  readonly consent?: ConsentRecord;
  /** What the probes found; absent when none ran. */
  readonly probes?: readonly ProbeRecord[];
  /** How the bundle was sealed; absent in bundles sealed before that was written down. */
  readonly seal?: SealRecord;
  /** How it differs from the bundle it was made of; absent unless it is a redacted copy. */
  readonly redaction?: RedactionRecord;
  /** UTF-8 content of an artifact by its path inside the bundle; throws EvidenceError when absent. */
  readonly readText: (path: string) => string;
  readonly readBytes: (path: string) => Uint8Array;
}
