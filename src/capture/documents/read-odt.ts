import { unzipWanted } from '../../evidence/zip-entries.js';
import { type DocumentContent, UnreadableDocumentError } from './document-content.js';
import { odfBlocks } from './odf-blocks.js';
import { elementText } from './xml-tokens.js';

const wanted = new Set(['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']);

/**
 * Text of an OpenDocument text, with its running headers and footers. Pictures stay packed.
 * @throws UnreadableDocumentError when it is locked, damaged or would unpack to too much
 */
export function readOdt(bytes: Uint8Array): DocumentContent {
  const entries = unzipWanted(bytes, (name) => wanted.has(name));
  const xml = (name: string) => new TextDecoder().decode(entries.get(name) ?? new Uint8Array());
  if (/<manifest:encryption-data\b/.test(xml('META-INF/manifest.xml'))) {
    throw new UnreadableDocumentError('The OpenDocument file is locked by a password.');
  }
  const content = xml('content.xml');
  if (!/<office:text\b/.test(content)) throw new UnreadableDocumentError('The OpenDocument file is damaged: it holds no text.');
  const styles = xml('styles.xml');
  const meta = xml('meta.xml');
  const blocks = [...edge(styles, 'header'), ...odfBlocks(content), ...edge(styles, 'footer')];
  return {
    title: elementText(meta, 'dc:title'),
    lang: elementText(meta, 'dc:language') || defaultLanguage(styles),
    parts: 1,
    readParts: 1,
    sections: [{ label: 'document', blocks }],
    losses: blocks.length === 0 ? ['The OpenDocument file holds no letters: its text may be pictures.'] : [],
  };
}

function edge(styles: string, which: 'header' | 'footer') {
  const parts = styles.match(new RegExp(`<style:${which}(?:-left|-first)?[\\s>][sS]*?</style:${which}(?:-left|-first)?>`, 'g'));
  return odfBlocks([...new Set(parts ?? [])].join(''));
}

function defaultLanguage(styles: string): string {
  const language = /\bfo:language="([a-z]{2,3})"/.exec(styles)?.[1];
  const country = /\bfo:country="([A-Z]{2})"/.exec(styles)?.[1];
  return language === undefined ? '' : country === undefined ? language : `${language}-${country}`;
}
