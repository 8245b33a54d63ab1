import type { Assessment } from './assessment.js';

/** The bytes of `assessment.json`: the same assessment gives the same text, keys in the order of the type. */
export function serialiseAssessment(assessment: Assessment): string {
  return `${JSON.stringify(assessment, null, 2)}\n`;
}
