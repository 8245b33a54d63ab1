import { decodeAddress } from '../../evidence/decode-address.js';
import type { DocumentInfo, LinkRecord } from '../../evidence/page-record.js';
import { readLinks } from '../../facts/dom-links.js';
import { readDom } from '../../facts/read-dom.js';
import type { DocumentContent, DocumentFormat } from './document-content.js';
import { renderHtml, textOfHtml } from './render-content.js';

/** A file as evidence that is read like a page. */
export interface ExtractedDocument {
  readonly info: DocumentInfo;
  /** A clean document of its own, a section per part: `#page-1`, `#page-2`… */
  readonly html: string;
  /** Its words, a line per paragraph. */
  readonly text: string;
  readonly title: string;
  /** BCP 47 as the file states it; empty when it states none. */
  readonly lang: string;
  readonly links: readonly LinkRecord[];
}

const mostLinks = 3_000;

/** What a reader made of a file, as evidence. Text that may be missing makes it `low-quality-text`. */
export function documentFrom(content: DocumentContent, format: DocumentFormat, url: string): ExtractedDocument {
  const lang = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(content.lang) ? content.lang : '';
  const title = titleOf(content, url);
  const { html, cut } = renderHtml({ lang, sections: content.sections }, title);
  const losses = cut ? [...content.losses, 'The text is very long: its end was not kept.'] : content.losses;
  const sentences = losses.length > 0 ? losses : (content.remarks ?? []);
  const info: DocumentInfo = {
    format,
    parts: content.parts,
    readParts: content.readParts,
    quality: losses.length > 0 ? 'low-quality-text' : 'text',
    ...(sentences.length > 0 ? { detail: sentences.join(' ').slice(0, 1000) } : {}),
  };
  return { info, html, text: textOfHtml(html), title, lang, links: readLinks(readDom(html), url).slice(0, mostLinks) };
}

/** The stated title, unless it is a program's name for a file; else the first heading, else the name of the file. */
function titleOf({ title, sections }: DocumentContent, url: string): string {
  const stated = title.replace(/^Microsoft (?:Word|PowerPoint|Excel) - /i, '').trim();
  const isFileName = /\.(?:docx?|odt|pdf|rtf|indd|xlsx?|pptx?|tex|dvi)$/i.test(stated);
  if (stated !== '' && !isFileName && !/^(?:untitled|sans titre|document\d*|title)$/i.test(stated)) return stated.slice(0, 300);
  const heading = sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'heading');
  const words =
    heading?.kind === 'heading'
      ? heading.runs
          .map(({ text }) => text)
          .join('')
          .trim()
      : '';
  return words !== '' && words.length <= 150 ? words : fileName(url);
}

/** The last part of an address. */
export function fileName(url: string): string {
  return decodeAddress(URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '');
}
