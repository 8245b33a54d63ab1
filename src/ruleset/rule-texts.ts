import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { UsageError } from '../errors.js';

/** The files of a rules folder as they stand on disk. */
export interface RuleTexts {
  /** Absolute. */
  readonly directory: string;
  /** SHA-256 over sorted relative paths and contents. */
  readonly digest: string;
  /** In order of path; a file that cannot be read has no text. */
  readonly texts: readonly { readonly file: string; readonly text: string | undefined }[];
}

function listFiles(directory: string): readonly string[] {
  let entries: string[];
  try {
    entries = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    throw new UsageError(`There is no rules folder at ${directory}.`, {
      code: 'rules-folder-missing',
      hint: 'Give the path of a folder that holds facts/, lexicons/, references/ and the rules.',
      cause,
    });
  }
  return entries
    .map((entry) => entry.split(sep).join('/'))
    .filter((entry) => /\.ya?ml$/.test(entry) && !entry.startsWith('schema/') && !/(^|\/)\./.test(entry))
    .sort();
}

/** Undefined for a broken link, a folder called `….yaml`, or a file that may not be read. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Reads every YAML file of a rules folder.
 * @throws UsageError when there is no such folder
 */
export function readRuleTexts(directory: string): RuleTexts {
  const absolute = resolve(directory);
  const hash = createHash('sha256');
  const texts = listFiles(absolute).map((file) => ({ file, text: textOf(`${absolute}/${file}`) }));
  for (const { file, text } of texts) if (text !== undefined) hash.update(`${file}\0${text}\0`);
  return { directory: absolute, digest: hash.digest('hex'), texts };
}
