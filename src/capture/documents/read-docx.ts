import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { unzipWanted } from '../../evidence/zip-entries.js';
import { cleanMarkup } from './clean-markup.js';
import { type DocumentBlock, type DocumentContent, UnreadableDocumentError } from './document-content.js';
import { elementText, xmlTokens } from './xml-tokens.js';

const wanted = /^(?:\[Content_Types\]\.xml|_rels\/.*|docProps\/(?:core|app)\.xml|word\/[^/]*\.xml|word\/_rels\/.*)$/;

/**
 * Text of a Word file. Pictures and embedded files are left packed, nothing outside the file is opened.
 * @throws UnreadableDocumentError when it is damaged or would unpack to too much
 */
export async function readDocx(bytes: Uint8Array): Promise<DocumentContent> {
  const entries = unzipWanted(bytes, (name) => wanted.test(name));
  const xml = (name: string) => new TextDecoder().decode(entries.get(name) ?? new Uint8Array());
  const html = await toHtml(entries);
  const core = xml('docProps/core.xml');
  const heads = edges(entries, /^word\/header\d*\.xml$/);
  const feet = edges(entries, /^word\/footer\d*\.xml$/);
  const body: DocumentBlock = { kind: 'markup', html: cleanMarkup(html) };
  return {
    title: elementText(core, 'dc:title'),
    lang: elementText(core, 'dc:language') || (/<w:lang\b[^>]*\bw:val="([A-Za-z-]+)"/.exec(xml('word/styles.xml'))?.[1] ?? ''),
    parts: 1,
    readParts: 1,
    sections: [{ label: 'document', blocks: [...heads, body, ...feet] }],
    losses: letters(html) === 0 ? ['The Word file holds no letters: its text may be pictures.'] : [],
  };
}

async function toHtml(entries: ReadonlyMap<string, Uint8Array>): Promise<string> {
  // Packed anew without compression, so that only what was measured can be unpacked.
  const measured = Buffer.from(zipSync(Object.fromEntries(entries), { level: 0 }));
  const noPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: measured },
      { convertImage: noPictures, externalFileAccess: false, includeEmbeddedStyleMap: false },
    );
    return value;
  } catch (error) {
    throw new UnreadableDocumentError(`The Word file is damaged (${(error as Error).message}).`);
  }
}

/** Paragraphs of running headers or footers, each once: firms name themselves there. */
function edges(entries: ReadonlyMap<string, Uint8Array>, name: RegExp): readonly DocumentBlock[] {
  const texts = new Set<string>();
  for (const [path, bytes] of [...entries].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))) {
    if (!name.test(path)) continue;
    let paragraph = '';
    let inText = false;
    for (const token of xmlTokens(new TextDecoder().decode(bytes))) {
      if (token.kind === 'text') paragraph += inText ? token.text : '';
      else if (token.name === 'w:t') inText = token.kind === 'open';
      else if (token.kind === 'open' && /^w:(tab|br)$/.test(token.name)) paragraph += ' ';
      else if (token.kind === 'close' && token.name === 'w:p') {
        if (/\p{L}/u.test(paragraph)) texts.add(paragraph.trim());
        paragraph = '';
      }
    }
  }
  return [...texts].map((text) => ({ kind: 'paragraph', runs: [{ text }] }));
}

function letters(html: string): number {
  return html.replace(/<[^>]*>/g, '').match(/\p{L}/gu)?.length ?? 0;
}
