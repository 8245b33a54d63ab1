import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentFrom } from '../../../src/capture/documents/extracted-document.js';
import { readContent } from '../../../src/capture/documents/read-content.js';
import { unzipWanted } from '../../../src/evidence/zip-entries.js';
import { docxParagraph, tinyDocx } from './tiny-office.js';

const url = 'https://site.test/rapport.zip';
const read = async (files: Parameters<typeof zipSync>[0]) =>
  documentFrom(await readContent(zipSync(files), { format: 'zip', url, stopAfterMs: 10_000 }), 'zip', url);

describe('an archive', () => {
  it('gives a section for each document in it, under its name', async () => {
    const { html, info } = await read({
      '2025/rapport.docx': tinyDocx({ body: docxParagraph('Rapport de transparence') }),
      '2025/chiffres.csv': strToU8('Motif;Nombre\nHaine;12'),
      'lisez-moi.txt': strToU8('Bonjour'),
      '__MACOSX/x': strToU8('x'),
    });
    expect(info).toEqual({ format: 'zip', parts: 3, readParts: 3, quality: 'text' });
    expect(html).toContain(
      '<section id="page-1" aria-label="2025/rapport.docx, document">\n<h1>2025/rapport.docx</h1>\n<p>Rapport de transparence</p>',
    );
    expect(html).toContain('<td>Haine</td><td>12</td>');
    expect(html).toContain('<p>Bonjour</p>');
  });

  it('names what it could not read, archives inside it among them', async () => {
    const inner = zipSync({ 'a.txt': strToU8('caché') });
    const { info, html } = await read({ 'a.txt': strToU8('vu'), 'b.doc': strToU8('?'), 'c.zip': inner });
    expect(info).toMatchObject({ parts: 3, readParts: 1, quality: 'low-quality-text' });
    expect(info.detail).toBe("Of the archive's 3 entries 2 could not be read: b.doc, c.zip.");
    expect(html).not.toContain('caché');
  });

  it('is refused before it is unpacked when an entry is a bomb', async () => {
    const bomb = zipSync({ 'bomb.txt': new Uint8Array(20_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(40_000);
    await expect(readContent(bomb, { format: 'zip', url, stopAfterMs: 10_000 })).rejects.toThrow(
      'bomb.txt would unpack to 250 times',
    );
  });

  it('is refused when its entries add up to too much', () => {
    const files = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.txt`, new Uint8Array(900_000)]));
    expect(() => unzipWanted(zipSync(files), () => true, 5_000_000)).toThrow('more than 5 MB');
  });

  it('never unpacks more than an entry states as its size', () => {
    const zip = zipSync({ 'a.txt': strToU8('a'.repeat(50_000)) });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const directory = Buffer.from(zip).indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    view.setUint32(directory + 24, 10, true);
    let unpacked = 0;
    try {
      unpacked = unzipWanted(zip, () => true).get('a.txt')?.length ?? 0;
    } catch {}
    expect(unpacked).toBeLessThanOrEqual(10);
  });
});
