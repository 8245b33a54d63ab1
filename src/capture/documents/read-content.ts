import { type DocumentContent, type DocumentFormat, UnreadableDocumentError } from './document-content.js';

export interface ReadContentOptions {
  readonly format: DocumentFormat;
  /** Where the file came from; relative links are resolved against it. */
  readonly url: string;
  /** No further part of the file is begun after so many milliseconds. */
  readonly stopAfterMs: number;
}

/**
 * Reads a file in this thread, loading only what its format needs. The file is a stranger's: `extractDocument` runs this where
 * it can be stopped.
 * @throws UnreadableDocumentError when nothing of it can be read
 */
export async function readContent(bytes: Uint8Array, options: ReadContentOptions): Promise<DocumentContent> {
  switch (options.format) {
    case 'pdf':
      return (await import('./read-pdf.js')).readPdf(bytes, options);
    case 'docx':
      return (await import('./read-docx.js')).readDocx(bytes);
    case 'odt':
      return (await import('./read-odt.js')).readOdt(bytes);
    case 'csv':
      return (await import('./read-csv.js')).readCsv(bytes);
    case 'xlsx':
      return (await import('./read-xlsx.js')).readXlsx(bytes);
    case 'zip':
      return (await import('./read-zip.js')).readZip(
        bytes,
        async (entry, format, stopAfterMs) => {
          // An archive inside an archive stays closed.
          if (format === 'zip') throw new UnreadableDocumentError('It is an archive inside an archive.');
          return readContent(entry, { ...options, format, stopAfterMs });
        },
        options.stopAfterMs,
      );
  }
}
