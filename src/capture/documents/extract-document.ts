import type { DocumentInfo } from '../../evidence/page-record.js';
import type { DocumentFormat } from './document-content.js';
import { type ExtractedDocument, fileName } from './extracted-document.js';
import { renderHtml } from './render-content.js';
import { runExtraction } from './run-extraction.js';

export interface ExtractDocumentOptions {
  readonly format: DocumentFormat;
  /** Where the file came from; relative links are resolved against it. */
  readonly url: string;
  /** 20 seconds when absent. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Turns a file into text in a thread with bounded time and memory. Never rejects: a file that cannot be read gives an empty
 * document of quality `low-quality-text`, whose `info.detail` says why.
 */
export async function extractDocument(bytes: Uint8Array, options: ExtractDocumentOptions): Promise<ExtractedDocument> {
  const { format, url, timeoutMs = 20_000, signal } = options;
  const task = { bytes, format, url, stopAfterMs: timeoutMs * 0.7 };
  const answer = await runExtraction(task, { timeoutMs, signal });
  if (answer.kind === 'read') return answer.document;
  const title = fileName(url);
  const info: DocumentInfo = { format, parts: 1, readParts: 0, quality: 'low-quality-text', detail: answer.why };
  return { info, html: renderHtml({ lang: '', sections: [] }, title).html, text: '', title, lang: '', links: [] };
}
