import { EvidenceError } from '../errors.js';
import type { EvidenceBundle } from '../evidence/bundle.js';

/**
 * The bundle itself, unless it is a redacted copy: what was taken out of it cannot be told from what was never on the site, and would be
 * held against the site.
 * @throws EvidenceError for a redacted copy
 */
export function judgeable(bundle: EvidenceBundle): EvidenceBundle {
  if (bundle.redaction === undefined) return bundle;
  throw new EvidenceError(
    `${bundle.directory} is a redacted copy: what was taken out of it could not be told from what is missing on the site, so it is not judged.`,
    { code: 'redacted-copy', hint: `Judge the original, sha256:${bundle.redaction.original}.` },
  );
}
