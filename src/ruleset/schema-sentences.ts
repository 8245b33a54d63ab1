import type { ErrorObject } from 'ajv';
import { suggestion } from './did-you-mean.js';
import { type Finding, type Path, pathText } from './finding.js';
import { combinators, leaves } from './node.js';

const code = (word: unknown): string => `\`${String(word)}\``;
const words = (list: readonly unknown[]): string => list.map(code).join(', ');

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'a group of keys',
};

function kindOfValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return typeof value === 'string' ? `the text ${code(value.length > 40 ? `${value.slice(0, 40)}…` : value)}` : `${code(value)}`;
}

function typeSentence(place: string, error: ErrorObject): string {
  const wanted = [error.params.type].flat() as string[];
  const expected = wanted.map((t) => typeNames[t] ?? t).join(' or ');
  const quotes = wanted.includes('string') && ['number', 'boolean'].includes(typeof error.data) ? '; put it in quotes' : '';
  return `${place} must be ${expected} but is ${kindOfValue(error.data)}${quotes}.`;
}

function shapeSentence(place: string, error: ErrorObject): string {
  const { title, anyOf } = (error.parentSchema ?? {}) as { title?: string; anyOf?: readonly { required?: readonly string[] }[] };
  const present = Object.keys((error.data as object | null) ?? {});
  if (title === 'Node of a check') {
    const found = present.filter((k) => ([...combinators, ...leaves] as string[]).includes(k));
    const all = words([...combinators, ...leaves]);
    return found.length > 1
      ? `${place} holds ${words(found)} together; a node holds one: join them with \`all\` or \`any\`.`
      : `${place} asks nothing; give it one of ${all}.`;
  }
  if (title?.startsWith('Condition')) {
    return `${place} must hold exactly one of \`all\`, \`any\`, \`none\`, \`scope\`, or \`profile\` with \`is\` or \`in\`; it holds ${words(present) || 'nothing'}.`;
  }
  return `${place} lacks one of ${words((anyOf ?? []).flatMap((branch) => branch.required ?? []))}; add at least one.`;
}

function keySentence(error: ErrorObject, key: string, place: string): string {
  const known = Object.keys(((error.parentSchema as { properties?: object }).properties ?? {}) as object);
  const free = known.filter((k) => !Object.hasOwn(error.data as object, k));
  return `Unknown key ${code(key)} in ${place}; ${suggestion(key, free.length > 0 ? free : known) || 'remove it.'}`;
}

function formatSentence(place: string, error: ErrorObject): string {
  const { title, examples } = (error.parentSchema ?? {}) as { title?: string; examples?: readonly string[] };
  const like = examples?.[0] === undefined ? '' : `; write it like ${code(examples[0])}`;
  return `${place} is ${code(error.data)}, which is not a valid ${(title ?? 'value').toLowerCase()}${like}.`;
}

/** One sentence for one error of ajv: what is wrong, and the mend. `noun` names the whole file. */
export function schemaSentence(error: ErrorObject, path: Path, noun: string): Finding {
  const whole = path.length === 0;
  const place = whole ? `the ${noun}` : code(pathText(path));
  const start = whole ? `The ${noun}` : place;
  const at = (sentence: string): Finding => ({ path, part: 'value', code: error.keyword, message: sentence });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = error.params.additionalProperty as string;
      return { path: [...path, key], part: 'key', code: 'unknown-key', message: keySentence(error, key, place) };
    }
    case 'required': {
      const key = error.params.missingProperty as string;
      const mend = key === 'schema' ? 'add `schema: 1`, the version of the rule language' : 'add it';
      return { path, part: 'key', code: 'missing-key', message: `${start} lacks ${code(key)}; ${mend}.` };
    }
    case 'type':
      return at(typeSentence(start, error));
    case 'enum': {
      const allowed = error.params.allowedValues as readonly unknown[];
      return at(
        `${start} is ${kindOfValue(error.data)}, which is not allowed; ${suggestion(String(error.data), allowed.map(String))}`,
      );
    }
    case 'const':
      return at(`${start} is ${kindOfValue(error.data)}; write ${code(error.params.allowedValue)}, or a list.`);
    case 'oneOf':
    case 'anyOf':
      return at(shapeSentence(start, error));
    case 'pattern':
    case 'format':
      if (error.propertyName !== undefined) {
        const key = error.propertyName;
        const message = `The key ${code(key)} in ${place} may hold only lower-case letters, digits, points and single hyphens.`;
        return { path: [...path, key], part: 'key', code: 'key-format', message };
      }
      return at(formatSentence(start, error));
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return at(`${start} is empty; fill it or remove the key.`);
    case 'maxProperties':
      return at(`${start} holds too many keys; keep one condition.`);
    case 'uniqueItems':
      return at(`${start} names ${code((error.data as unknown[])[error.params.i])} twice; keep one.`);
    case 'false schema':
      return at(`${start} does not belong to a ${noun} of this kind; remove it, or change \`kind\`.`);
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return at(`${start} is ${code(error.data)} but must be ${error.params.comparison} ${error.params.limit}.`);
    default:
      return at(`${start} does not follow the schema of a ${noun}; compare with a neighbouring file.`);
  }
}
