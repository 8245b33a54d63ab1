import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { UsageError } from '../errors.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import type { PageType } from '../ruleset/vocabulary.js';

const markdown = new Set(['.md', '.markdown', '.mdown']);

/** Overrides that a user may give for saved pages. */
export interface PageHints {
  readonly pageType?: PageType;
  readonly language?: string;
}

/** A saved page as facts see it: Markdown by its extension, else HTML. Throws UsageError when it cannot be read. */
export const pageOfFile = (engine: FactEngine, file: string, hints: PageHints): PageView =>
  engine.viewOfDocument({
    source: file,
    content: textOf(file),
    format: markdown.has(extname(file).toLowerCase()) ? 'markdown' : 'html',
    ...hints,
  });

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing ? `There is no file at ${file}.` : `The file ${file} cannot be read: ${(cause as Error).message}.`;
    throw new UsageError(message, { code: missing ? 'file-missing' : 'file-unreadable', cause });
  }
}
