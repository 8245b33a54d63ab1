import { type Document, isMap, isNode, isSeq, type ParsedNode, parseDocument, type YAMLError } from 'yaml';
import type { RuleProblem } from '../errors.js';

/** Where in a document: keys and indexes from the root. */
export type Path = readonly (string | number)[];

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/** A YAML file that was parsed, with the means to find the line of any of its values. */
export interface YamlFile {
  readonly file: string;
  /** Plain value; undefined when the text is not YAML. */
  readonly data: unknown;
  /** Mistakes of YAML itself; at most one, because what follows a first one is noise. */
  readonly problems: readonly RuleProblem[];
  locate(path: Path, part: 'key' | 'value'): Position;
}

const quoteIt = 'a text that contains `: ` or ` #`, or begins with a special sign, must stand in quotes.';

/** What the parser's codes mean to somebody who writes rules. */
const sentences: Readonly<Record<string, string>> = {
  BAD_INDENT: 'This line is not indented like its neighbours; keys of the same level start in the same column.',
  TAB_AS_INDENT: 'A tab stands in the indentation; use spaces.',
  BLOCK_AS_IMPLICIT_KEY: `Two keys stand on this line; put the second on its own line, or ${quoteIt}`,
  MULTILINE_IMPLICIT_KEY: `A \`:\` is missing on this line, or ${quoteIt}`,
  MISSING_CHAR: 'A closing quote, bracket, comma or `:` is missing here.',
  UNEXPECTED_TOKEN: `This sign is not expected here; ${quoteIt}`,
  BAD_SCALAR_START: `A text cannot begin with this sign; ${quoteIt}`,
  BAD_ALIAS: 'A text that begins with `*` or `&` must stand in quotes.',
  TAG_RESOLVE_FAILED: 'Tags are not used here; a text that begins with `!` must stand in quotes.',
  BAD_DQ_ESCAPE: 'This backslash means nothing inside double quotes; use single quotes for patterns.',
  MULTIPLE_DOCS: 'The file holds two documents; keep one definition per file.',
};

function sentenceOf(error: YAMLError): string {
  const known = sentences[error.code];
  if (known !== undefined) return known;
  return `This is not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '')}.`;
}

function stepInto(node: unknown, step: string | number): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => String(isNode(item.key) ? item.key.toJSON() : item.key) === String(step));
    return pair === undefined ? undefined : { key: pair.key, value: pair.value };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : { key: item, value: item };
  }
  return undefined;
}

function offsetOf(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = (document.contents as ParsedNode | null)?.range[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const next = stepInto(node, step);
    if (next === undefined) break;
    const wanted = index === path.length - 1 && part === 'value' ? (next.value ?? next.key) : next.key;
    if (isNode(wanted) && wanted.range) offset = wanted.range[0];
    node = next.value;
  }
  return offset;
}

/** The key that the parser complains about, for the one mistake whose cure depends on it. */
function duplicateKey(text: string, error: YAMLError): string {
  return (
    text
      .slice(error.pos[0])
      .match(/^["']?([^"':\n]+)/)?.[1]
      ?.trim() ?? ''
  );
}

const options = { strict: true, uniqueKeys: true, schema: 'core', prettyErrors: false } as const;

/** Tells lines apart only when somebody asks: nearly all files are right, and keeping every syntax tree slows loading. */
function locator(text: string): YamlFile['locate'] {
  let document: Document.Parsed | undefined;
  return (path, part) => {
    document ??= parseDocument(text, options);
    return positionIn(text, offsetOf(document, path, part));
  };
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Parses one YAML file strictly (YAML 1.2 core schema, unique keys). Never throws: mistakes come back as problems.
 * @param file name printed in problems
 */
export function parseYaml(text: string, file: string): YamlFile {
  const document = parseDocument(text, options);
  const locate = locator(text);
  const wrong = (code: string, offset: number, message: string): YamlFile => {
    return { file, data: undefined, problems: [{ file, ...positionIn(text, offset), code, message }], locate };
  };
  const error: YAMLError | undefined = document.errors[0] ?? document.warnings[0];
  if (error?.code === 'DUPLICATE_KEY') {
    return wrong('yaml', error.pos[0], `The key \`${duplicateKey(text, error)}\` stands twice; keep one.`);
  }
  if (error !== undefined) return wrong('yaml', error.pos[0], sentenceOf(error));
  if (document.contents === null) return wrong('empty', 0, 'The file is empty; write the definition or delete the file.');
  try {
    return { file, data: document.toJS(), problems: [], locate };
  } catch {
    return wrong('yaml', 0, 'An alias (`*name`) of this file cannot be resolved; write the value out.');
  }
}
