import type { RuleProblem } from '../errors.js';
import { type DefinitionKind, kindOf } from './definition-kinds.js';
import type { Definition } from './definition-map.js';
import { fillExamples } from './fill-examples.js';
import { fillParts } from './fill-parts.js';
import { byPlace, toProblem } from './finding.js';
import { parseYaml, type YamlFile } from './parse-yaml.js';
import { type RuleTexts, readRuleTexts } from './rule-texts.js';
import { schemaFindings } from './schema-findings.js';

/** One file of the rules folder, read; `definition` is absent when the file has mistakes. */
export interface ReadFile {
  readonly kind: DefinitionKind;
  /** Its id, or the file name when the id cannot be read. */
  readonly id: string;
  /** File name without folder and ending. */
  readonly stem: string;
  readonly yaml: YamlFile;
  readonly definition?: Definition;
}

export interface RulesFolder {
  readonly directory: string;
  readonly digest: string;
  readonly files: readonly ReadFile[];
  /** Mistakes within single files, in reading order. */
  readonly problems: readonly RuleProblem[];
}

/** Name that a file should have as an id. */
const stemOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');

/** Read from the text, so that a file that is not valid YAML still answers to its id. */
function idOf(text: string, file: string): string {
  return text.match(/^(?:id|act): *["']?([A-Za-z0-9._-]+)/m)?.[1] ?? stemOf(file);
}

function readOne(file: string, text: string): { read: ReadFile; problems: readonly RuleProblem[] } {
  const kind = kindOf(file);
  const yaml = parseYaml(text, file);
  const named = { kind, id: idOf(text, file), stem: stemOf(file) };
  if (yaml.problems.length > 0) return { read: { ...named, yaml }, problems: yaml.problems };
  const findings = schemaFindings(kind.schema, yaml.data, kind.noun);
  if (findings.length > 0) return { read: { ...named, yaml }, problems: findings.map((f) => toProblem(f, yaml)) };
  return { read: { ...named, yaml, definition: { ...fillParts(fillExamples(yaml.data as Definition)), file } }, problems: [] };
}

/**
 * Reads and validates every YAML file of a rules folder, each on its own. Problems are collected, not thrown.
 * @throws UsageError when there is no such folder
 */
export function readRulesFolder(folder: string, { directory, digest, texts }: RuleTexts = readRuleTexts(folder)): RulesFolder {
  const files: ReadFile[] = [];
  const problems: RuleProblem[] = [];
  for (const { file, text } of texts) {
    if (text === undefined) {
      problems.push({
        file,
        line: 1,
        column: 1,
        code: 'unreadable',
        message: 'The file cannot be read; check its rights, or take it out.',
      });
      continue;
    }
    const { read, problems: found } = readOne(file, text);
    files.push(read);
    problems.push(...found);
  }
  return { directory, digest, files, problems: problems.sort(byPlace) };
}
