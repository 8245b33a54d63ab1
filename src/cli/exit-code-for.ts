import type { Assessment, RuleResult } from '../assess/assessment.js';
import { ExitCode } from '../errors.js';
import { type Severity, severities } from '../ruleset/vocabulary.js';

export const failOnLevels = ['critical', 'major', 'minor', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];

/** Whether a severity is at or above the level; `never` is above every severity. */
const reaches = (severity: Severity, level: FailOn): boolean =>
  level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);

const isConcluded = ({ outcome }: RuleResult): boolean => outcome !== 'not-tested' && outcome !== 'not-applicable';

/** True when rules applied but not one of them could be answered. */
const nothingWasTested = ({ results }: Assessment): boolean =>
  results.some(({ outcome, reason }) => outcome === 'not-tested' && reason !== 'deselected') && !results.some(isConcluded);

/** Whether something has to be reported at once, which no other result of the visit may hide. */
export const holdsSignals = (signals: readonly unknown[] | undefined): boolean => (signals?.length ?? 0) > 0;

/** The obligations that failed at or above the level. Indicators never count: no law orders what they look at. */
export const findingsAtOrAbove = (assessment: Assessment, level: FailOn): readonly RuleResult[] =>
  assessment.results.filter((r) => r.kind === 'obligation' && r.outcome === 'fail' && reaches(r.severity, level));

/** Exit code of a finished judgement: 4 when words suggested abuse material, 3 when the capture failed or nothing could be tested, 1 with findings, else 0. */
export function exitCodeFor(assessment: Assessment, failOn: FailOn): ExitCode {
  if (holdsSignals(assessment.capture?.abuseSignals)) return ExitCode.abuseSignal;
  if (assessment.bundle.status === 'failed' || nothingWasTested(assessment)) return ExitCode.tooLittleTested;
  return findingsAtOrAbove(assessment, failOn).length > 0 ? ExitCode.findings : ExitCode.ok;
}
