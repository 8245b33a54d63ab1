/** Runs one extraction in a thread of its own, so that a hostile file can be stopped and has a memory of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableDocumentError } from './document-content.js';
import { documentFrom, type ExtractedDocument } from './extracted-document.js';
import { type ReadContentOptions, readContent } from './read-content.js';

/** What the thread is given, and what it sends back. */
export interface ExtractionTask extends ReadContentOptions {
  readonly bytes: Uint8Array;
}
export type ExtractionAnswer =
  | { readonly kind: 'read'; readonly document: ExtractedDocument }
  | { readonly kind: 'unreadable'; readonly why: string };

const task = workerData as ExtractionTask;
readContent(task.bytes, task)
  .then((content) => documentFrom(content, task.format, task.url))
  .then(
    (document) => parentPort?.postMessage({ kind: 'read', document } satisfies ExtractionAnswer),
    (error: Error) => {
      const why = error instanceof UnreadableDocumentError ? error.message : `The file is damaged (${error.message}).`;
      parentPort?.postMessage({ kind: 'unreadable', why } satisfies ExtractionAnswer);
    },
  );
