import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../../src/capture/print-pdf.js';
import { renderRecord } from '../../src/report/record/render-record.js';
import { recordSample } from '../report/record-sample.js';
import { startSite } from '../support/site-server.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-print-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function printed(name: string, html: string) {
  const page = join(folder, `${name}.html`);
  writeFileSync(page, html);
  const file = join(folder, `${name}.pdf`);
  await printPdf(page, file);
  const bytes = readFileSync(file);
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  return { bytes, pdf, text };
}

describe('a record as PDF', () => {
  it('has pages of A4 with their numbers, words that can be found, tags and bookmarks', async () => {
    const { bytes, pdf, text } = await printed('record', renderRecord(recordSample(), 'fr'));
    expect(pdf.numPages).toBeGreaterThan(1);
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    const all = text.join('\n').replace(/\s+/g, ' ');
    expect(all).toContain('Relevé technique automatisé');
    expect(all).toContain('Vérification personnelle par l’officier public');
    expect(all).toContain('3'.repeat(64));
    expect(text.map((words, index) => words.includes(`${index + 1} / ${pdf.numPages}`))).not.toContain(false);
    expect(bytes.includes('/StructTreeRoot')).toBe(true);
    const outline = JSON.stringify(await pdf.getOutline());
    expect(outline).toContain('3. Environnement, selon les étapes de la norme NF Z67-147');
  });

  it('is printed without a script or anything from a network', async () => {
    const site = await startSite({ routes: { '*': { headers: { 'content-type': 'text/css' }, body: '' } } });
    try {
      const { text } = await printed(
        'hostile',
        `<p id="p">paper</p><script>document.getElementById('p').textContent = 'script'</script>
        <link rel="stylesheet" href="${site.url('/a.css')}"><img src="${site.url('/b.png')}"><iframe src="${site.url('/c')}"></iframe>`,
      );
      expect(text.join()).toContain('paper');
      expect(site.asked).toEqual([]);
    } finally {
      await site.close();
    }
  });

  it('that cannot be written says so, with what to do', async () => {
    await expect(printPdf(join(folder, 'none.html'), join(folder, 'none.pdf'))).rejects.toMatchObject({
      code: 'pdf-not-printed',
      hint: expect.stringContaining('print it'),
    });
  });
});
