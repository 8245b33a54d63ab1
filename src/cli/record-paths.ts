import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors.js';
import type { InterfaceLanguage } from './interface-language.js';

/** Where a record is written: the page, and the PDF beside it. Absolute paths. */
export interface RecordPaths {
  readonly html: string;
  readonly pdf: string;
}

/** `record.<lang>.html` beside the bundle unless a file is named; throws UsageError for one inside the bundle, which would alter it. */
export function recordPaths(bundle: string, out: string | undefined, lang: InterfaceLanguage): RecordPaths {
  const folder = resolve(bundle);
  const html = resolve(out ?? join(dirname(folder), `record.${lang}.html`));
  const inside = relative(folder, html);
  if (inside === '' || !(inside === '..' || inside.startsWith(`..${sep}`))) {
    throw new UsageError(`The record cannot be written to ${out ?? html}: a file inside the bundle would alter it.`, {
      code: 'record-inside-bundle',
      hint: 'Name a file outside the bundle with --out.',
    });
  }
  if (!/\.html?$/i.test(html)) {
    throw new UsageError(`The record is an HTML page, and ${out} does not end in .html.`, {
      code: 'record-not-html',
      hint: 'Name a file that ends in .html; --pdf writes a PDF beside it.',
    });
  }
  return { html, pdf: html.replace(/\.html?$/i, '.pdf') };
}
