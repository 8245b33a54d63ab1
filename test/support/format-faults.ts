import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { reportsDirectory } from '../../src/report/report-files.js';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(reportsDirectory(), 'schema', 'assessment.schema.json'), 'utf8')));

/** Where an assessment departs from the format that is published for it. */
export function formatFaults(assessment: unknown): readonly string[] {
  validate(assessment);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
