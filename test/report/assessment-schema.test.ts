import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { coverageGaps } from '../../src/assess/assessment.js';
import { skippedReasons } from '../../src/evidence/capture-record.js';
import { reportsDirectory } from '../../src/report/report-files.js';
import {
  indicatorOutcomes,
  notApplicableReasons,
  notTestedReasons,
  outcomes,
  pageTypes,
  reviewReasons,
  severities,
  verifiedLevels,
} from '../../src/ruleset/vocabulary.js';
import { sampleAssessment } from './sample.js';

const schema = JSON.parse(readFileSync(join(reportsDirectory(), 'schema', 'assessment.schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

it('accepts the sample assessment', () => {
  validate(sampleAssessment());
  expect(validate.errors ?? []).toEqual([]);
});

it('refuses an outcome outside the closed list', () => {
  const sample = sampleAssessment();
  expect(validate({ ...sample, results: [{ ...sample.results[0], outcome: 'compliant' }] })).toBe(false);
});

it.each([
  ['outcome', [...outcomes, ...indicatorOutcomes]],
  ['reason', [...reviewReasons, ...notTestedReasons, ...notApplicableReasons]],
  ['severity', severities],
  ['verified', verifiedLevels],
  ['pageType', pageTypes],
  ['coverageGap', coverageGaps],
  ['skippedReason', skippedReasons],
])('lists the same %s values as the code', (name, values) => {
  expect(schema.definitions[name].enum).toEqual([...values]);
});

it('shows every reason for review in the sample, so that each is looked at', () => {
  const shown = new Set(sampleAssessment().results.map((result) => result.reason));
  expect(reviewReasons.filter((reason) => !shown.has(reason))).toEqual([]);
});
