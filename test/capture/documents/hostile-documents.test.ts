import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../src/capture/documents/extract-document.js';
import { tinyOdt, tinyXlsx } from './tiny-office.js';
import { text, tinyPdf } from './tiny-pdf.js';

const url = 'https://site.test/x';
const line = text([{ text: 'Le texte ordinaire de cette page se lit sans peine.', y: 700 }]);

describe('a hostile file', () => {
  it('is read in a thread of its own, and its script never runs', async () => {
    const file = tinyPdf({ pages: [{ content: line }], script: 'globalThis.ran = true; app.alert\\(1\\)' });
    const { text: words, info } = await extractDocument(file, { format: 'pdf', url });
    expect(words).toBe('Le texte ordinaire de cette page se lit sans peine.');
    expect(info.quality).toBe('text');
    expect((globalThis as { ran?: boolean }).ran).toBeUndefined();
  });

  it('is given up when it takes too long', async () => {
    // Unclosed comments make the reader look for an end from each of them.
    const slow = tinyOdt('', { 'content.xml': `<office:text>${'<!--'.repeat(200_000)}` });
    const startedAt = Date.now();
    const { info, html } = await extractDocument(slow, { format: 'odt', url, timeoutMs: 1_500 });
    expect(info).toEqual({
      format: 'odt',
      parts: 1,
      readParts: 0,
      quality: 'low-quality-text',
      detail: 'The file was not read within 1.5 seconds.',
    });
    expect(html).toContain('<main>');
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });

  it('is given up when the caller is interrupted', async () => {
    const { info } = await extractDocument(new Uint8Array(10), { format: 'pdf', url, signal: AbortSignal.abort() });
    expect(info.detail).toBe('The reading was interrupted.');
  });

  it('dies alone when it needs too much memory', async () => {
    const cells = Array.from({ length: 99_000 }, (_, row) => `<row r="${row + 1}"><c r="ZZ${row + 1}"><v>1</v></c></row>`).join(
      '',
    );
    const base = tinyXlsx({ A: [['a']] });
    const file = zipSync({
      ...unzipSync(base),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
    });
    const { info } = await extractDocument(file, { format: 'xlsx', url, timeoutMs: 60_000 });
    expect(info).toMatchObject({
      readParts: 0,
      quality: 'low-quality-text',
      detail: 'The file needs more memory to be read than it may have.',
    });
  });

  it.each(['pdf', 'docx', 'odt', 'xlsx', 'zip'] as const)('is no danger when it is a damaged %s', async (format) => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 31 + 7) % 256);
    const { info } = await extractDocument(bytes, { format, url });
    expect(info).toMatchObject({ readParts: 0, quality: 'low-quality-text', detail: expect.stringMatching(/damaged|locked/) });
  });
});
