import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type Options } from 'ajv';
import addFormats from 'ajv-formats';
import { defaultRulesDirectory } from './rules-directory.js';

/** What asks for speed: shared definitions are called, not copied, and the schemas themselves are checked by the tests. */
const speed = {
  strict: true,
  strictTypes: false,
  strictRequired: false,
  inlineRefs: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

/** The schemas are part of the language, so they come from this package even when the rules come from elsewhere. */
function readSchemas(): readonly object[] {
  const directory = join(defaultRulesDirectory(), 'schema');
  const names = readdirSync(directory).filter((name) => name.endsWith('.schema.json'));
  return names.map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));
}

function lazily(options: Options): () => Ajv {
  let compiled: Ajv | undefined;
  return () => {
    if (compiled === undefined) {
      compiled = new Ajv({ ...speed, ...options });
      addFormats.default(compiled, ['date']);
      compiled.addSchema([...readSchemas()]);
    }
    return compiled;
  };
}

/** Says yes or no; nearly all files are right, so the one that explains is only compiled for a mistake. */
const judge = lazily({ allErrors: false, messages: false });
const explain = lazily({ allErrors: true, verbose: true });

/** Raw errors of ajv for a value against rules/schema/<name>.schema.json; empty when it is valid. */
export function schemaErrors(name: string, data: unknown): readonly ErrorObject[] {
  const id = `${name}.schema.json`;
  if (judge().validate(id, data)) return [];
  explain().validate(id, data);
  return explain().errors ?? [];
}
