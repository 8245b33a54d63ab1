import { parse } from 'yaml';

/** A Markdown page of a site generator: the title among the data at its start, and the text below them. */
export interface FrontMatter {
  readonly title?: string;
  readonly body: string;
}

/** How a kind of generator sets its data apart: what holds them, and what each of their lines looks like. */
interface Kind {
  readonly data: RegExp;
  readonly line: RegExp;
}

const kinds: readonly Kind[] = [
  // YAML, of Jekyll and most others.
  { data: /^\uFEFF?---\r?\n([\s\S]{0,5000}?)\r?\n---[ \t]*(?:\r?\n|$)/, line: /^(?:[\w-]+:|\s|#|- |$)/ },
  // TOML, of Hugo and Zola.
  {
    data: /^\uFEFF?\+\+\+\r?\n([\s\S]{0,5000}?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/,
    line: /^(?:[\w.-]+[ \t]*=[ \t]*[["'{\d+\-tf]|\s|#|\[|\]|\}|"""|$)/,
  },
  // Bare lines, of Pelican and MultiMarkdown; only where the first is the title.
  { data: /^\uFEFF?(Title:[^\n]*(?:\n[A-Z][\w-]*:[^\n]*)*)\r?\n(?:\r?\n|$)/i, line: /^[A-Z][\w-]*:/i },
];

const titled = /^title[ \t]*[:=](.*)$/i;
const quoted = /^"((?:[^"\\]|\\.)*)"|^'([^']*)'/;
const comment = /(?:^|\s)#.*$/;

/** Takes the front matter off a Markdown page. A page that merely begins with a rule is left whole. */
export function readFrontMatter(content: string): FrontMatter {
  for (const { data, line } of kinds) {
    const found = data.exec(content);
    const lines = (found?.[1] ?? '').split(/\r?\n/);
    if (found === null || !lines.every((text) => line.test(text)) || !lines.some((text) => /^[\w-]+[ \t]*[:=]/.test(text)))
      continue;
    const below = content.slice(found[0].length);
    const body = below.trim() === '' ? proseOf(found[1] ?? '') : below;
    const title = plainValue(lines.map((text) => titled.exec(text)?.[1]).find((value) => value !== undefined) ?? '');
    return title === '' ? { body } : { title, body };
  }
  return { body: content };
}

/** The value behind a key, without its quotes and any remark behind it. */
function plainValue(text: string): string {
  const value = text.trim();
  const [, double, single] = quoted.exec(value) ?? [];
  return (double?.replace(/\\(["\\])/g, '$1') ?? single ?? value.replace(comment, '')).trim();
}

/** A value of so many letters, or of several lines, is text for readers. */
const proseFrom = 80;

/** Pages of some generators keep all their text among the data, for a layout to set out; empty where there is none to be read. */
function proseOf(data: string): string {
  try {
    const read: unknown = parse(data);
    // Data of another kind are one long word to YAML.
    return typeof read === 'string' ? '' : textsIn(read).join('\n\n');
  } catch {
    return '';
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('\n') || value.length >= proseFrom ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
