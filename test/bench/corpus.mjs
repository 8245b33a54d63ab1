import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads the labels of a corpus: `labels.tsv` with the columns page, site, language, page_type, question_id, answer, quote and, where
 * known, url; tab separated, with no quoting of any kind.
 * @param {string} directory
 * @returns {{page: string, site: string, language: string, pageType: string, question: string, answer: string, quote: string, url: string}[]}
 */
export function readLabels(directory) {
  const lines = readFileSync(join(directory, 'labels.tsv'), 'utf8').split(/\r?\n/);
  const header = (lines.shift() ?? '').split('\t');
  const column = (row, name) => row[header.indexOf(name)] ?? '';
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'))
    .map((row) => ({
      page: column(row, 'page'),
      site: column(row, 'site'),
      language: column(row, 'language'),
      pageType: column(row, 'page_type'),
      question: column(row, 'question_id'),
      answer: column(row, 'answer'),
      quote: column(row, 'quote'),
      url: column(row, 'url'),
    }));
}

/** What site generators serve at the root. */
const rootFile = /^(?:index|README)\.(?:html|md)$/;
const hostName = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;

/**
 * The address of a labelled page: the one its label gives, or, where the site is told by its host, that of the file below the site's folder.
 * @param {{page: string, site: string, url: string}} label
 * @returns {string | undefined} undefined where nobody can tell
 */
export function addressOf({ page, site, url }) {
  if (url !== '') return url;
  if (!hostName.test(site)) return undefined;
  const folder = `/${site}/`;
  const path = page.slice(page.indexOf(folder) + folder.length);
  return `https://${site}/${rootFile.test(path) ? '' : path}`;
}
