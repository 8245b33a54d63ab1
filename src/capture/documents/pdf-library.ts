import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { UnreadableDocumentError } from './document-content.js';

/** What is used of pdf.js; its own declarations cannot be resolved from an ES module. */
export interface PdfFile {
  readonly numPages: number;
  readonly loadingTask: { destroy(): Promise<void> };
  getPage(number: number): Promise<PdfFilePage>;
  getMetadata(): Promise<{
    readonly info: Readonly<Record<string, unknown>>;
    readonly metadata: { get(name: string): unknown } | null;
  }>;
}

export interface PdfFilePage {
  readonly commonObjs: { has(id: string): boolean; get(id: string): unknown };
  getViewport(options: { readonly scale: number }): {
    readonly transform: Matrix;
    convertToViewportRectangle(rectangle: readonly number[]): readonly number[];
  };
  getOperatorList(): Promise<PdfOperators>;
  getTextContent(): Promise<{ readonly items: readonly unknown[]; readonly styles: Readonly<Record<string, unknown>> }>;
  getAnnotations(): Promise<readonly unknown[]>;
  cleanup(): void;
}

export interface PdfOperators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export type Matrix = readonly number[];

/** Numbers of the operators that are looked for. */
export interface PdfOperatorNumbers {
  readonly transform: number;
  readonly constructPath: number;
}

/**
 * Opens a PDF. Scripts in it never run, pictures are not decoded, and nothing is fetched: no font, no character map.
 * @throws UnreadableDocumentError when it is locked or damaged
 */
export async function openPdf(bytes: Uint8Array, url: string): Promise<PdfFile> {
  provideTransferToFixedLength();
  try {
    // pdf.js takes the buffer away from its owner.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      docBaseUrl: url,
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      disableFontFace: false,
      useWorkerFetch: false,
      useWasm: false,
      // Larger pictures are left undecoded: that is all of them.
      maxImageSize: 1,
      verbosity: 0,
    });
  } catch (error) {
    const { name, message } = error as Error;
    throw new UnreadableDocumentError(
      name === 'PasswordException' ? 'The PDF is locked by a password.' : `The PDF is damaged (${message}).`,
    );
  }
}

export async function pdfOperatorNumbers(): Promise<PdfOperatorNumbers> {
  const { OPS } = (await getResolvedPDFJS()) as { OPS: PdfOperatorNumbers };
  return OPS;
}

/**
 * pdf.js hands its fonts over by `ArrayBuffer.prototype.transferToFixedLength`, which Node.js has from version 21 on; without
 * it the fonts of a page, and so its bold words, stay unknown. Adds a copying form where it is missing.
 */
function provideTransferToFixedLength(): void {
  const prototype = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer };
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const copy = new ArrayBuffer(length);
    new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
    return copy;
  };
}
