/** Thrown by a reader when nothing of a file can be read; the message is one sentence for people. */
export class UnreadableDocumentError extends Error {
  override readonly name = 'UnreadableDocumentError';
}
