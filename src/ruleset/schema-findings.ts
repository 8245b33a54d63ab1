import type { ErrorObject } from 'ajv';
import { closest } from './did-you-mean.js';
import type { Finding, Path } from './finding.js';
import { pathText } from './finding.js';
import { schemaSentence } from './schema-sentences.js';
import { schemaErrors } from './schema-validator.js';

function pathOf(pointer: string, data: unknown): Path {
  let value = data;
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) ? Number(step) : step;
      value = (value as Record<string | number, unknown> | undefined)?.[key];
      return key;
    });
}

/** Errors that only say that another error stands below, or that belong to the branch nobody meant. */
function isNoise(error: ErrorObject): boolean {
  return error.keyword === 'if' || error.keyword === 'propertyNames' || /\/(oneOf|anyOf)\/\d+\//.test(error.schemaPath);
}

const misspelt = (errors: readonly ErrorObject[], at: string): readonly string[] =>
  errors.filter((e) => e.keyword === 'additionalProperties' && e.instancePath === at).map((e) => e.params.additionalProperty);

/** A mistyped key also makes the right key « missing » and its object shapeless: that is one cause, told once. */
function isConsequence(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const typos = misspelt(errors, error.instancePath);
  if (error.keyword === 'required') return typos.some((typo) => closest(typo, [error.params.missingProperty]) !== undefined);
  if (error.keyword === 'oneOf' || error.keyword === 'anyOf' || error.keyword === 'minProperties') return typos.length > 0;
  if (error.keyword === 'enum' || error.keyword === 'const' || error.keyword === 'pattern') {
    return errors.some((e) => e.keyword === 'type' && e.instancePath === error.instancePath);
  }
  return false;
}

/**
 * What is wrong with a value according to rules/schema/<schema>.schema.json: one finding per cause, in words of our own.
 * @param noun how the sentence calls the whole file, e.g. `rule`
 */
export function schemaFindings(schema: string, data: unknown, noun: string): readonly Finding[] {
  const version = (data as { schema?: unknown } | null)?.schema;
  if (version !== undefined && version !== 1) {
    const message = `This ${noun} needs version ${String(version)} of the rule language and this Vigie reads version 1; update Vigie, or write \`schema: 1\`.`;
    return [{ path: ['schema'], part: 'value', code: 'schema-version', message }];
  }
  const errors = schemaErrors(schema, data).filter((e) => !isNoise(e));
  const findings = new Map<string, Finding>();
  for (const error of errors) {
    if (isConsequence(error, errors)) continue;
    const finding = schemaSentence(error, pathOf(error.instancePath, data), noun);
    findings.set(`${pathText(finding.path)} ${finding.message}`, finding);
  }
  return [...findings.values()];
}
