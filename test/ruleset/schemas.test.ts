import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { defaultRulesDirectory, readRuleset } from '../../src/ruleset/load-ruleset.js';
import { combinators, leaves, places } from '../../src/ruleset/node.js';
import { profileSchema } from '../../src/ruleset/profile-schema.js';
import * as vocabulary from '../../src/ruleset/vocabulary.js';

const directory = join(defaultRulesDirectory(), 'schema');
const names = readdirSync(directory).filter((name) => name.endsWith('.schema.json'));
const schema = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8'));

/** Every object schema inside a schema, with the place where it stands. */
function objectSchemas(value: unknown, path = ''): readonly { path: string; schema: Record<string, unknown> }[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, child]) => objectSchemas(child, `${path}/${key}`));
  const own = value as Record<string, unknown>;
  return own.type === 'object' && typeof own.properties === 'object' ? [{ path, schema: own }, ...below] : below;
}

describe('the published schemas', () => {
  it('are valid draft-07 and compile strictly', () => {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
    addFormats.default(ajv, ['date']);
    for (const name of names) ajv.addSchema(schema(name));
    for (const name of names) expect(ajv.getSchema(name), name).toBeTypeOf('function');
  });

  it.each(names)('%s has a title and a description, is named after its $id and allows no unknown key', (name) => {
    const read = schema(name);
    expect(read).toMatchObject({ $id: name, $schema: 'http://json-schema.org/draft-07/schema#' });
    expect(read.title).toBeTypeOf('string');
    expect(read.description).toBeTypeOf('string');
    for (const { path, schema: object } of objectSchemas(read)) expect(object.additionalProperties, `${name}${path}`).toBe(false);
  });

  it('share the closed vocabularies of the code', () => {
    const { definitions } = schema('vocabulary.schema.json');
    expect(definitions.severity.enum).toEqual(vocabulary.severities);
    expect(definitions.outcome.enum).toEqual([...vocabulary.outcomes, ...vocabulary.indicatorOutcomes]);
    expect(definitions.pageType.enum).toEqual(vocabulary.pageTypes);
    expect(definitions.language.enum).toEqual(vocabulary.languages);
    expect(definitions.observable.enum).toEqual(vocabulary.observabilities);
    expect(definitions.catalogueNature.enum).toEqual(vocabulary.catalogueNatures);
    expect(definitions.verified.enum).toEqual(vocabulary.verifiedLevels);
    expect(definitions.place.enum).toEqual(places);
    expect([...definitions.reason.enum].sort()).toEqual(
      [...vocabulary.reviewReasons, ...vocabulary.notTestedReasons, ...vocabulary.notApplicableReasons].sort(),
    );
  });

  it('know every combinator and leaf of a node', () => {
    const node = schema('node.schema.json');
    const known = [...combinators, ...leaves];
    expect(node.oneOf.flatMap((branch: { required: string[] }) => branch.required)).toEqual(known);
    expect(Object.keys(node.properties)).toEqual(['id', 'when', 'onFalse', 'languages', ...known]);
  });

  it('offer the questions of rules/profile to an editor that opens a profile', async () => {
    const expected = `${JSON.stringify(profileSchema(readRuleset().ruleset.profile), null, 2)}\n`;
    await expect(expected).toMatchFileSnapshot(join(directory, 'profile.schema.json'));
  });
});
