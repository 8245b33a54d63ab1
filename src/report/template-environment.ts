import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { clip } from './clip.js';
import { readableUrl } from './readable-url.js';
import { type PageName, readPartials, readStyle, readTemplate } from './report-files.js';
import { safeUrl } from './safe-url.js';
import type { Params, Words } from './words.js';

interface HelperOptions {
  readonly hash: Params;
}

/**
 * Compiles the templates of the report, or of the record, for one language. Strict: a field that the view model lacks is an error, never a silent blank.
 * Captured text reaches the page through double-stash only, which escapes it.
 */
export function compileReport(words: Words, page: PageName = 'report'): (view: object) => string {
  const environment = Handlebars.create();
  for (const [name, source] of readPartials()) environment.registerPartial(name, source);
  const style = readStyle(page);
  // As a partial the style sheet is neither escaped nor changed, so the hash in the policy stays true.
  environment.registerPartial('style', style);
  environment.registerHelper({
    t: (key: string, options: HelperOptions) => words.t(key, options.hash),
    plural: (key: string, count: number, options: HelperOptions) => words.plural(key, count, options.hash),
    date: (iso: string) => words.date(iso),
    dateTime: (iso: string) => words.dateTime(iso),
    label: (section: string, value: string) => words.label(section, value),
    safeUrl: (address: string) => safeUrl(address),
    clipped: (text: string, length: number) => clip(text, length),
    // A record gives addresses sign by sign, as they were asked.
    readableUrl: (address: string) => (page === 'record' ? address : readableUrl(address)),
    styleHash: () => createHash('sha256').update(style).digest('base64'),
  });
  return environment.compile(readTemplate(page), { strict: true, preventIndent: true });
}
