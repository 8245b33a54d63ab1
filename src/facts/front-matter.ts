/** A Markdown page of a site generator: the title among the lines between two `---` at its start, and the text below them. */
export interface FrontMatter {
  readonly title?: string;
  readonly body: string;
}

const fenced = /^\uFEFF?---\r?\n([\s\S]{0,5000}?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Takes the front matter off a Markdown page. A page that merely begins with a rule is left whole. */
export function readFrontMatter(content: string): FrontMatter {
  const found = fenced.exec(content);
  const lines = (found?.[1] ?? '').split(/\r?\n/);
  const isData = lines.every((line) => /^(?:[\w-]+:|\s|#|- |$)/.test(line)) && lines.some((line) => /^[\w-]+:/.test(line));
  if (found === null || !isData) return { body: content };
  const body = content.slice(found[0].length);
  const line = lines.find((candidate) => candidate.startsWith('title:')) ?? '';
  const title = line
    .slice('title:'.length)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return title === '' ? { body } : { title, body };
}
