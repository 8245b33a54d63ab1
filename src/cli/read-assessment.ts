import { readFileSync } from 'node:fs';
import type { Assessment } from '../assess/assessment.js';
import { UsageError } from '../errors.js';

const hint = 'Give the assessment.json that `vigie audit` or `vigie assess` wrote.';

/** Reads an assessment back; throws UsageError when the file is missing, is not one, or has another schema version. */
export function readAssessment(file: string): Assessment {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`The file ${file} cannot be read: ${(cause as Error).message}`, {
      code: 'assessment-unreadable',
      hint,
      cause,
    });
  }
  const value = parsed(text);
  if (value?.tool?.name !== 'vigie' || !Array.isArray(value.results)) {
    throw new UsageError(`The file ${file} is not an assessment.`, { code: 'not-an-assessment', hint });
  }
  if (value.schema !== 1) {
    throw new UsageError(`The assessment ${file} has schema ${String(value.schema)}; this version reads schema 1.`, {
      code: 'assessment-schema',
      hint: 'Judge the bundle again with `vigie assess BUNDLE`.',
    });
  }
  return value as Assessment;
}

function parsed(text: string): Partial<Assessment> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
