import { unzipWanted, zipNames } from '../../evidence/zip-entries.js';
import { cleanMarkup } from './clean-markup.js';
import { decodeText } from './decode-text.js';
import {
  type DocumentBlock,
  type DocumentContent,
  type DocumentFormat,
  type DocumentSection,
  documentLimits,
  UnreadableDocumentError,
} from './document-content.js';
import { formatOf } from './document-format.js';

/** Reads one entry that is a document itself. */
export type ReadEntry = (bytes: Uint8Array, format: DocumentFormat, stopAfterMs: number) => Promise<DocumentContent>;

/** Folders, and what operating systems add on their own. */
const nothing = /(?:\/|(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini))$/;
const readableName = /\.(?:pdf|docx|odt|csv|tsv|xlsx|txt|md|html?)$/i;

/**
 * The documents of an archive, a section or more for each entry. Entries of other kinds are named as not read.
 * @throws UnreadableDocumentError when the archive is damaged or would unpack to too much
 */
export async function readZip(bytes: Uint8Array, readEntry: ReadEntry, stopAfterMs: number): Promise<DocumentContent> {
  const stopAt = Date.now() + stopAfterMs;
  const names = zipNames(bytes)?.filter((name) => !nothing.test(name));
  if (names === undefined) throw new UnreadableDocumentError('The archive is damaged.');
  const chosen = new Set(names.filter((name) => readableName.test(name)).slice(0, documentLimits.archiveEntries));
  const entries = unzipWanted(bytes, (name) => chosen.has(name));
  const sections: DocumentSection[] = [];
  const unread = names.filter((name) => !chosen.has(name));
  const losses: string[] = [];
  for (const [name, data] of entries) {
    try {
      if (Date.now() >= stopAt) throw new UnreadableDocumentError('The time for it was over.');
      const content = await contentOf(name, data, readEntry, stopAt - Date.now());
      const title: DocumentBlock = { kind: 'heading', level: 1, runs: [{ text: name }] };
      content.sections.forEach(({ label, blocks }, index) => {
        sections.push({ label: `${name}, ${label}`, blocks: index === 0 ? [title, ...blocks] : blocks });
      });
      losses.push(...content.losses.map((loss) => `${name}: ${loss}`));
    } catch {
      unread.push(name);
    }
  }
  if (unread.length > 0) {
    const shown = unread.slice(0, 5).join(', ');
    const more = unread.length > 5 ? ` and ${unread.length - 5} more` : '';
    losses.unshift(`Of the archive's ${names.length} entries ${unread.length} could not be read: ${shown}${more}.`);
  }
  return { title: '', lang: '', parts: names.length, readParts: names.length - unread.length, sections, losses };
}

async function contentOf(name: string, data: Uint8Array, readEntry: ReadEntry, stopAfterMs: number): Promise<DocumentContent> {
  const whole = (blocks: readonly DocumentBlock[]): DocumentContent => ({
    title: '',
    lang: '',
    parts: 1,
    readParts: 1,
    sections: [{ label: 'document', blocks }],
    losses: [],
  });
  const reading = formatOf({ url: `file:///${encodeURIComponent(name)}`, bytes: data });
  if (reading.kind === 'document') return readEntry(data, reading.format, stopAfterMs);
  if (reading.kind === 'web-page') return whole([{ kind: 'markup', html: cleanMarkup(decodeText(data)) }]);
  if (!/\.(?:txt|md|html?)$/i.test(name)) throw new UnreadableDocumentError('It is no document.');
  const paragraphs = decodeText(data).split(/\r?\n\s*\r?\n/);
  return whole(
    paragraphs.filter((text) => text.trim() !== '').map((text) => ({ kind: 'paragraph', runs: [{ text: text.trim() }] })),
  );
}
