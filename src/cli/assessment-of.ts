import type { Assessment } from '../assess/assessment.js';
import { UsageError } from '../errors.js';
import type { EvidenceBundle } from '../evidence/bundle.js';
import { readAssessment } from './read-assessment.js';

/** Reads an assessment that must be of this very bundle; throws UsageError when it is of another. */
export function assessmentOf(file: string, bundle: EvidenceBundle): Assessment {
  const assessment = readAssessment(file);
  if (isAbout(assessment, bundle)) return assessment;
  throw new UsageError(`The assessment ${file} is of another bundle than ${bundle.directory}.`, {
    code: 'assessment-of-other-bundle',
    hint: 'Judge this bundle with `vigie assess`, and give the file it writes.',
  });
}

/** Whether an assessment is of this bundle, or goes with it because it is a redacted copy of the one that was judged. */
export const isAbout = ({ bundle }: Assessment, { digest }: EvidenceBundle): boolean =>
  bundle.redaction === undefined ? bundle.digest === digest : bundle.redaction.copy === digest;
