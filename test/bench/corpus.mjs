import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads the labels of a corpus: `labels.tsv` with the columns page, site, language, page_type, question_id, answer, quote,
 * tab separated, with no quoting of any kind.
 * @param {string} directory
 * @returns {{page: string, site: string, language: string, pageType: string, question: string, answer: string, quote: string}[]}
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
    }));
}
