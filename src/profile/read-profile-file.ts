import { readFileSync } from 'node:fs';
import { ConfigError } from '../errors.js';
import { parseYaml, type YamlFile } from '../ruleset/parse-yaml.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { keyProblem, valueProblem } from './check-answer.js';
import { flattenAnswers } from './flatten-answers.js';
import type { ProfileEntry } from './profile.js';

export interface ProfileFile {
  readonly name?: string;
  readonly entries: readonly ProfileEntry[];
}

const hint = 'Mend the profile; docs/profile.md lists the questions and their answers.';

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing ? `There is no profile file at ${file}.` : `The profile ${file} cannot be read.`;
    throw new ConfigError(message, { code: missing ? 'profile-missing' : 'profile-unreadable', hint, cause });
  }
}

function at(yaml: YamlFile, path: readonly string[], part: 'key' | 'value', sentence: string): string {
  const { line, column } = yaml.locate(path, part);
  return `${yaml.file}:${line}:${column} ${sentence}`;
}

function documentOf(yaml: YamlFile): Readonly<Record<string, unknown>> {
  const [first] = yaml.problems;
  if (first?.code === 'empty') return {};
  if (first !== undefined)
    throw new ConfigError(`${first.file}:${first.line}:${first.column} ${first.message}`, { code: 'profile-yaml', hint });
  if (typeof yaml.data !== 'object' || yaml.data === null || Array.isArray(yaml.data))
    throw new ConfigError(`${yaml.file}:1:1 A profile is a map of answers, such as \`publisher.country: FR\`.`, {
      code: 'profile-shape',
      hint,
    });
  return yaml.data as Record<string, unknown>;
}

/**
 * Reads the user's profile: answers as nested maps or dotted keys, and the service's `name`.
 * @throws ConfigError naming every wrong line as file:line:column
 */
export function readProfileFile(file: string, ruleset: Ruleset): ProfileFile {
  const yaml = parseYaml(readText(file), file);
  const document = documentOf(yaml);
  const { questions } = ruleset.profile;
  const problems: string[] = [];
  const entries = new Map<string, ProfileEntry>();
  let name: string | undefined;
  for (const { key, path, value } of flattenAnswers(document)) {
    if (key === 'name') {
      if (typeof value === 'string' && value.trim() !== '') name = value;
      else problems.push(at(yaml, path, 'value', '`name` must be a text: the name of the service.'));
      continue;
    }
    const wrongKey = keyProblem(key, questions);
    const question = questions.find((known) => known.key === key);
    const wrongValue = question === undefined ? undefined : valueProblem(question, value);
    if (wrongKey !== undefined) problems.push(at(yaml, path, 'key', wrongKey));
    else if (wrongValue !== undefined) problems.push(at(yaml, path, 'value', wrongValue));
    else if (entries.has(key)) problems.push(at(yaml, path, 'key', `\`${key}\` is answered twice; keep one.`));
    else entries.set(key, { key, value: value as string | boolean, origin: 'declared', confidence: 1 });
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'), { code: 'profile-invalid', hint });
  return { ...(name === undefined ? {} : { name }), entries: [...entries.values()] };
}
