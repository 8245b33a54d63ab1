import type { AssessedDocument } from '../../assess/assessed-capture.js';
import type { AssessedPage } from '../../assess/assessment.js';
import type { CrawlTrap, TemplateSample } from '../../evidence/capture-record.js';
import type { DocumentInfo } from '../../evidence/page-record.js';
import { isMembersTemplate } from '../../evidence/template-letter.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';

/** Rows that a report names one by one; a crawl of a huge site may have any number. The assessment holds them all. */
export const templatesShown = 50;
export const trapsShown = 20;
export const documentsShown = 50;

/** Pages named for one template. */
const pagesNamed = 12;

/** The templates with most addresses first. */
export function templateRows(templates: readonly TemplateSample[], words: Words) {
  const largest = [...templates].sort((a, b) => b.seen - a.seen || (a.pattern < b.pattern ? -1 : 1));
  return largest.slice(0, templatesShown).map(({ id, pattern, seen, pages, chosenAs }) => ({
    id,
    member: isMembersTemplate({ id }),
    pattern: clip(pattern, 120),
    seen: words.number(seen),
    read: words.number(pages.length),
    pages: pages.slice(0, pagesNamed),
    chosen: [...new Set(chosenAs)].map((how) => words.label('chosenAs', how)).join(', '),
  }));
}

export function trapRows(traps: readonly CrawlTrap[], words: Words) {
  const largest = [...traps].sort((a, b) => b.seen - a.seen || (a.pattern < b.pattern ? -1 : 1));
  return largest.slice(0, trapsShown).map(({ kind, pattern, seen, example }) => ({
    kind: words.label('trap', kind),
    pattern: clip(pattern, 120),
    seen: words.number(seen),
    example,
  }));
}

/** Files whose text was read: what they are, how long, and whether their words can be relied on. */
export function documentRows(documents: readonly AssessedDocument[], pages: readonly AssessedPage[], words: Words) {
  const known = new Set(pages.map(({ id }) => id));
  return documents.slice(0, documentsShown).map((document) => ({
    page: known.has(document.page) ? document.page : '',
    url: document.url,
    title: clip(document.title, 120),
    extent: extentOf(document, words),
    reading: readingOf(document, words),
    detail: document.detail ?? '',
  }));
}

/** « PDF, 12 pages, read in full » */
export function documentSentence(document: DocumentInfo, words: Words): string {
  return `${extentOf(document, words)}, ${readingOf(document, words)}`;
}

function extentOf({ format, parts }: DocumentInfo, words: Words): string {
  const name = words.label('evidence.document', format);
  const counted = format === 'pdf' || format === 'xlsx' || format === 'zip';
  return counted ? `${name}, ${words.plural(`visit.parts.${format}`, parts)}` : name;
}

function readingOf({ quality, parts, readParts }: DocumentInfo, words: Words): string {
  const extent =
    readParts < parts
      ? words.t('visit.partly', { read: words.number(readParts), parts: words.number(parts) })
      : words.t('visit.whole');
  if (quality === 'text') return extent;
  return readParts < parts ? `${extent}, ${words.t('visit.poor')}` : words.t('visit.poor');
}
