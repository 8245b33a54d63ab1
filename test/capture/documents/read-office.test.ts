import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DocumentFormat } from '../../../src/capture/documents/document-content.js';
import { documentFrom } from '../../../src/capture/documents/extracted-document.js';
import { readContent } from '../../../src/capture/documents/read-content.js';
import { docxParagraph, tinyDocx, tinyOdt, tinyXlsx } from './tiny-office.js';

const read = async (bytes: Uint8Array, format: DocumentFormat) => {
  const url = `https://site.test/files/x.${format}`;
  return documentFrom(await readContent(bytes, { format, url, stopAfterMs: 10_000 }), format, url);
};

describe('a Word file', () => {
  it('gives headings, links, tables, and the footer in which a firm names itself', async () => {
    const table = `<w:tbl><w:tr><w:tc>${docxParagraph('Motif')}</w:tc><w:tc>${docxParagraph('12')}</w:tc></w:tr></w:tbl>`;
    const link = '<w:p><w:hyperlink r:id="rId10"><w:r><w:t>Signaler</w:t></w:r></w:hyperlink></w:p>';
    const body = docxParagraph('Conditions', 'Heading1') + link + table;
    const bytes = tinyDocx({
      body,
      footer: 'Exemple SAS, RCS Nanterre 123 456 789',
      title: 'CGU',
      links: ['https://site.test/signaler'],
    });
    const { html, text, title, lang, info, links } = await read(bytes, 'docx');
    expect(html).toContain('<h1>Conditions</h1><p><a href="https://site.test/signaler">Signaler</a></p><table>');
    expect(text.split('\n')).toContain('Motif\t12');
    expect(text).toMatch(/Exemple SAS, RCS Nanterre 123 456 789$/);
    expect([title, lang]).toEqual(['CGU', 'fr-FR']);
    expect(info).toEqual({ format: 'docx', parts: 1, readParts: 1, quality: 'text' });
    expect(links).toMatchObject([{ url: 'https://site.test/signaler', place: 'main' }]);
  });

  it('keeps no link that a reader may not follow and no mark-up of the file', async () => {
    const link = '<w:p><w:hyperlink r:id="rId10"><w:r><w:t>Cliquez &lt;b onclick=x&gt;</w:t></w:r></w:hyperlink></w:p>';
    const { html } = await read(tinyDocx({ body: link, links: ['javascript:alert(1)'] }), 'docx');
    expect(html).toContain('<p>Cliquez &lt;b onclick=x&gt;</p>');
    expect(html).not.toContain('javascript');
  });

  it('says when it holds no letters', async () => {
    expect((await read(tinyDocx({ body: '' }), 'docx')).info).toMatchObject({ quality: 'low-quality-text' });
  });
});

describe('an OpenDocument text', () => {
  it('gives headings, list items, tables and links, without remarks and struck words', async () => {
    const body =
      '<text:tracked-changes><text:deletion><text:p>ancien texte</text:p></text:deletion></text:tracked-changes>' +
      '<text:h text:outline-level="2">Recours &amp; délais</text:h>' +
      '<text:p>Six<text:s/>mois<office:annotation><text:p>à vérifier</text:p></office:annotation>, <text:a xlink:href="https://site.test/recours">ici</text:a>.</text:p>' +
      '<text:list><text:list-item><text:p>premier</text:p></text:list-item></text:list>' +
      '<table:table><table:table-row><table:table-cell><text:p>Motif</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>';
    const { html, title } = await read(tinyOdt(body), 'odt');
    expect(html).toContain(
      '<h2>Recours &amp; délais</h2>\n<p>Six mois, <a href="https://site.test/recours">ici</a>.</p>\n<ul>\n<li>premier</li>\n</ul>',
    );
    expect(html).toContain('<tr><td>Motif</td><td>7</td></tr>');
    expect(html).not.toMatch(/ancien|vérifier/);
    expect(title).toBe('Charte');
  });

  it('expands no entity that the file declares', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const file = tinyOdt('', { 'content.xml': `${bomb}<office:text><text:p>début &b; fin</text:p></office:text>` });
    expect((await read(file, 'odt')).text).toBe('début &b; fin');
  });

  it('says when it is locked by a password', async () => {
    const file = tinyOdt('<text:p>a</text:p>', { 'META-INF/manifest.xml': '<manifest:encryption-data manifest:checksum="x"/>' });
    await expect(read(file, 'odt')).rejects.toThrow('The OpenDocument file is locked by a password.');
  });
});

describe('a workbook', () => {
  it('gives a section with a table for each sheet', async () => {
    const { html, info } = await read(
      tinyXlsx({
        Signalements: [
          ['Motif', 'Nombre'],
          ['Haine', 12],
        ],
        Délais: [['Heures', 4.5]],
      }),
      'xlsx',
    );
    expect(info).toEqual({ format: 'xlsx', parts: 2, readParts: 2, quality: 'text' });
    expect(html).toContain('<section id="page-1" aria-label="Signalements">\n<h2>Signalements</h2>');
    expect(html).toContain('<tr><td>Haine</td><td>12</td></tr>');
    expect(html).toContain('<section id="page-2" aria-label="Délais">');
    expect(html).toContain('<td>4.5</td>');
  });
});

describe('separated values', () => {
  const table = (bytes: Uint8Array) => read(bytes, 'csv');

  it.each([
    ['semicolons in windows-1252', Uint8Array.from('Motif;Délai\r\nHaine;2,5\r\n', (sign) => sign.charCodeAt(0)), 'Délai', '2,5'],
    [
      'tabs in UTF-16 with a byte order mark',
      Uint8Array.from([0xff, 0xfe, ...Buffer.from('Motif\tDélai\nHaine\t2,5', 'utf16le')]),
      'Délai',
      '2,5',
    ],
    ['commas in UTF-8 with quotes', strToU8('\uFEFFMotif,Délai\nHaine,"2,5"'), 'Délai', '2,5'],
  ])('are read with %s', async (_, bytes, header, value) => {
    const { html } = await table(bytes);
    expect(html).toContain(`<tr><td>Motif</td><td>${header}</td></tr>\n<tr><td>Haine</td><td>${value}</td></tr>`);
  });

  it('say when they are too long to be read whole', async () => {
    const { info } = await table(strToU8('a;b\n'.repeat(6_000)));
    expect(info).toMatchObject({ quality: 'low-quality-text', detail: expect.stringContaining('first 5000 rows') });
  });

  it('are refused when they are bytes', async () => {
    await expect(table(Uint8Array.from({ length: 3_000 }, (_, i) => (i * 7) % 9))).rejects.toThrow('not text');
  });
});
