import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment, EvidencePointer, RuleResult } from '../../src/assess/assessment.js';
import { reportsDirectory } from '../../src/report/report-files.js';

export const goldenDirectory = join(reportsDirectory(), 'golden');

/** The sample assessment: an invented service with every outcome and every reason for review. */
export function sampleAssessment(): Assessment {
  return JSON.parse(readFileSync(join(goldenDirectory, 'assessment.json'), 'utf8')) as Assessment;
}

/** `records/p0001/screenshot.jpg` of the sample, kept as `golden/screenshots/p0001.jpg`. */
export function sampleScreenshot(path: string): Uint8Array | undefined {
  const file = join(goldenDirectory, 'screenshots', `${path.split('/')[1]}.jpg`);
  return existsSync(file) ? readFileSync(file) : undefined;
}

export function resultOf(assessment: Assessment, rule: string): RuleResult {
  const found = assessment.results.find((result) => result.rule === rule);
  if (!found) throw new Error(`the sample has no result of ${rule}`);
  return found;
}

/** The sample with one result replaced. */
export function withResult(assessment: Assessment, rule: string, change: Partial<RuleResult>): Assessment {
  return { ...assessment, results: assessment.results.map((r) => (r.rule === rule ? { ...r, ...change } : r)) };
}

export function pointer(change: Partial<EvidencePointer>): EvidencePointer {
  return {
    page: 'p0001',
    url: 'https://forum.example/',
    capturedAt: '2026-11-12T09:02:07.000Z',
    artifact: 'records/p0001/dom.html',
    sha256: 'a'.repeat(64),
    ...change,
  };
}
