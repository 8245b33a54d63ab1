import type { Assessment } from '../../assess/assessment.js';
import type { EvidenceBundle } from '../../evidence/bundle.js';
import type { ManifestResource } from '../../evidence/manifest.js';
import type { StatedSeals } from '../../evidence/read-seals.js';

/** Everything the technical record is made of. */
export interface RecordInput {
  readonly bundle: EvidenceBundle;
  /** Every file of the bundle, from its manifest. */
  readonly files: readonly ManifestResource[];
  readonly seals: StatedSeals;
  /** Of this very bundle; absent when none was given. */
  readonly assessment?: Assessment | undefined;
  /** When the record is made, ISO 8601. */
  readonly madeAt: string;
  /** Of the program that makes it. */
  readonly version: string;
}
