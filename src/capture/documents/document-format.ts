import { zipNames } from '../../evidence/zip-entries.js';
import type { DocumentFormat } from './document-content.js';

/** What is known of an answer, or only of a link. */
export interface FormatSigns {
  readonly url: string;
  /** `content-type` header; empty when unknown. */
  readonly contentType?: string;
  /** `content-disposition` header. */
  readonly disposition?: string;
  readonly bytes?: Uint8Array;
}

export type FormatReading =
  | { readonly kind: 'document'; readonly format: DocumentFormat }
  /** A web page, such as an error or a login in place of the file. */
  | { readonly kind: 'web-page' }
  /** A file that cannot be read; `what` names it for people. */
  | { readonly kind: 'unreadable'; readonly what: string }
  | { readonly kind: 'unknown' };

const readable: Readonly<Record<string, DocumentFormat>> = {
  pdf: 'pdf',
  docx: 'docx',
  odt: 'odt',
  csv: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  zip: 'zip',
};
const unreadable: Readonly<Record<string, string>> = {
  doc: 'a Word file of the old format (.doc)',
  xls: 'an Excel file of the old format (.xls)',
  ppt: 'a PowerPoint file of the old format (.ppt)',
  rtf: 'an RTF file (.rtf)',
  pptx: 'a presentation (.pptx)',
  odp: 'a presentation (.odp)',
  ods: 'an OpenDocument spreadsheet (.ods)',
  epub: 'an electronic book (.epub)',
  pages: 'an Apple Pages file (.pages)',
  '7z': 'a 7z archive',
  rar: 'a RAR archive',
  gz: 'a gzip archive',
};
const byType: readonly (readonly [RegExp, string])[] = [
  [/^application\/(x-)?pdf$/, 'pdf'],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document$/, 'docx'],
  [/^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/, 'xlsx'],
  [/^application\/vnd\.openxmlformats-officedocument\.presentationml/, 'pptx'],
  [/^application\/vnd\.oasis\.opendocument\.text$/, 'odt'],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet$/, 'ods'],
  [/^application\/vnd\.oasis\.opendocument\.presentation$/, 'odp'],
  [/^(text|application)\/(csv|x-csv|comma-separated-values|tab-separated-values)$/, 'csv'],
  [/^application\/(zip|x-zip-compressed|x-zip)$/, 'zip'],
  [/^application\/msword$/, 'doc'],
  [/^application\/(vnd\.)?ms-powerpoint$/, 'ppt'],
  [/^(text|application)\/rtf$/, 'rtf'],
  [/^application\/epub\+zip$/, 'epub'],
];

/**
 * Which kind of file an answer is. What its bytes say wins over its content type, and that over the ending of its name;
 * without bytes, what the address and the header promise.
 */
export function formatOf(signs: FormatSigns): FormatReading {
  const name = extensionOf(signs);
  const type = (signs.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const seen = signs.bytes === undefined ? undefined : fromBytes(signs.bytes, name);
  if (seen !== undefined) return seen;
  if (/^(text\/html|application\/xhtml\+xml)$/.test(type)) return { kind: 'web-page' };
  // Servers without a setting for .csv send it as plain text, as bytes, or as Excel's.
  const generic = /^(|text\/plain|application\/(octet-stream|force-download|x-download|vnd\.ms-excel)|binary\/octet-stream)$/;
  const stated = byType.find(([pattern]) => pattern.test(type))?.[1] ?? (generic.test(type) ? name : '');
  return named(stated, signs.bytes !== undefined);
}

/** Whether a link, by the ending of its address alone, leads to a file rather than to a page; the file may turn out unreadable. */
export function isDocumentAddress(url: string): boolean {
  const { kind } = formatOf({ url });
  return kind === 'document' || kind === 'unreadable';
}

function named(name: string, bytesSeen: boolean): FormatReading {
  const format = readable[name];
  // Every readable format but CSV begins with bytes of its own, and those were not there.
  if (format !== undefined && bytesSeen && format !== 'csv') {
    return { kind: 'unreadable', what: `named .${name} but does not begin as such a file does` };
  }
  if (format !== undefined) return { kind: 'document', format };
  const what = unreadable[name];
  return what === undefined ? { kind: 'unknown' } : { kind: 'unreadable', what };
}

function extensionOf({ url, disposition }: FormatSigns): string {
  const file = /filename\*?\s*=\s*(?:[\w-]+'[\w-]*')?"?([^";]+)/i.exec(disposition ?? '')?.[1];
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  return /\.([a-z0-9]{1,5})$/i.exec((file ?? path).trim())?.[1]?.toLowerCase() ?? '';
}

function fromBytes(bytes: Uint8Array, name: string): FormatReading | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  // Readers accept a PDF whose header stands anywhere in the first 1024 bytes (ISO 32000-1, annex H.3.4.1).
  if (/^\s*%PDF-/.test(head) || (head.includes('%PDF-') && !looksLikeMarkup(head))) return { kind: 'document', format: 'pdf' };
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return insideZip(bytes);
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    const what = readable[name] === undefined ? unreadable[name] : undefined;
    return { kind: 'unreadable', what: what ?? 'an Office file of the old format, or one locked by a password' };
  }
  if (head.startsWith('{\\rtf')) return { kind: 'unreadable', what: unreadable.rtf ?? '' };
  if (looksLikeMarkup(head)) return { kind: 'web-page' };
  return undefined;
}

function looksLikeMarkup(head: string): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body)\b/i.test(head);
}

function insideZip(bytes: Uint8Array): FormatReading {
  const names = zipNames(bytes);
  if (names === undefined) return { kind: 'unreadable', what: 'a damaged ZIP archive' };
  const has = (path: string) => names.includes(path);
  if (has('word/document.xml') || (has('[Content_Types].xml') && names.some((path) => /^word\/document\d*\.xml$/.test(path)))) {
    return { kind: 'document', format: 'docx' };
  }
  if (has('xl/workbook.xml')) return { kind: 'document', format: 'xlsx' };
  if (names.some((path) => path.startsWith('ppt/'))) return { kind: 'unreadable', what: unreadable.pptx ?? '' };
  if (has('content.xml') && has('mimetype')) {
    // The first entry of an OpenDocument file is its type, stored as it is (ODF 1.2, part 3, 3.3).
    const type = /application\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(
      Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
    )?.[1];
    if (type === 'spreadsheet') return { kind: 'unreadable', what: unreadable.ods ?? '' };
    if (type === 'presentation') return { kind: 'unreadable', what: unreadable.odp ?? '' };
    return { kind: 'document', format: 'odt' };
  }
  if (has('META-INF/container.xml')) return { kind: 'unreadable', what: unreadable.epub ?? '' };
  return { kind: 'document', format: 'zip' };
}
