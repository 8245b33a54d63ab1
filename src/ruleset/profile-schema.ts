import type { ProfileDefinition, ProfileQuestion } from './definitions.js';

type Schema = Readonly<Record<string, unknown>>;

function answerSchema({ question, values, pattern }: ProfileQuestion): Schema {
  const description = `${question.en} / ${question.fr}`;
  return pattern === undefined ? { description, enum: values } : { description, type: 'string', pattern };
}

/** `publisher.country` may also be written as `country` under `publisher`: one group for each first step. */
function groups(questions: readonly ProfileQuestion[]): Readonly<Record<string, Schema>> {
  const found: Record<string, Record<string, Schema>> = {};
  for (const question of questions) {
    const [first = '', ...rest] = question.key.split('.');
    if (rest.length === 1) found[first] = { ...found[first], [rest.join('.')]: answerSchema(question) };
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, properties]) => [name, { type: 'object', additionalProperties: false, properties }]),
  );
}

/** JSON Schema of the user's profile file, made from the questions of rules/profile. */
export function profileSchema(profile: ProfileDefinition): Schema {
  const flat = Object.fromEntries(profile.questions.map((question) => [question.key, answerSchema(question)]));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'profile.schema.json',
    title: 'Vigie profile of a service',
    description:
      'What you declare about the audited service. Keys are dotted (`publisher.country: FR`) or nested; what you do not know, leave out.',
    type: 'object',
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 1, description: 'Name of the service, for the report.' },
      ...flat,
      ...groups(profile.questions),
    },
  };
}
