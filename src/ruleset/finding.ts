import type { RuleProblem } from '../errors.js';
import type { Path, YamlFile } from './parse-yaml.js';

export type { Path };

/** A mistake at a path of a document, before it is given a line. */
export interface Finding {
  readonly path: Path;
  /** Whether the mistake is the key itself or its value. */
  readonly part: 'key' | 'value';
  readonly code: string;
  /** One sentence: what is wrong and how to mend it. */
  readonly message: string;
}

/** Path as people write it: `check.all[1].text`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** Gives a finding its file, line and column. */
export function toProblem(finding: Finding, yaml: YamlFile): RuleProblem {
  return { file: yaml.file, ...yaml.locate(finding.path, finding.part), code: finding.code, message: finding.message };
}

/** Order of reading: by file, line, column. */
export function byPlace(a: RuleProblem, b: RuleProblem): number {
  const byFile = a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
  return byFile || a.line - b.line || a.column - b.column;
}
