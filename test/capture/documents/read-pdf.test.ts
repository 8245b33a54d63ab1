import { describe, expect, it } from 'vitest';
import { documentFrom } from '../../../src/capture/documents/extracted-document.js';
import { readPdf } from '../../../src/capture/documents/read-pdf.js';
import { lines, type TinyPdf, text, tinyPdf } from './tiny-pdf.js';

const url = 'https://site.test/files/cgu.pdf';
const read = async (pdf: TinyPdf) => documentFrom(await readPdf(tinyPdf(pdf), { url, stopAfterMs: 20_000 }), 'pdf', url);
const filler = lines(
  ['Le service est ouvert à toute personne majeure et à toute', 'société établie en France depuis plus de deux années.'],
  200,
);

describe('a PDF', () => {
  it('gives its words page by page with accents, title and language', async () => {
    const pages = [{ content: text(lines(['Éditeur : l’œuvre est déposée à 10 € près'], 700)) }, { content: text(filler) }];
    const { html, info, title, lang } = await read({ pages, title: 'Conditions', lang: 'fr-FR' });
    expect(info).toEqual({ format: 'pdf', parts: 2, readParts: 2, quality: 'text' });
    expect([title, lang]).toEqual(['Conditions', 'fr-FR']);
    expect(html).toContain('<html lang="fr-FR">');
    expect(html).toContain('<section id="page-1" aria-label="page 1">\n<p>Éditeur : l’œuvre est déposée à 10 € près</p>');
    expect(html).toContain('<section id="page-2" aria-label="page 2">');
  });

  it('joins the lines of a paragraph and the words broken between them', async () => {
    const first = lines(
      [
        'Toute personne peut envoyer une notifi-',
        'cation de contenu illicite au service de mo-',
        'dération, qui accuse réception sans délai.',
      ],
      700,
    );
    const second = lines(['Une réponse motivée est ensuite donnée à son', 'auteur.'], 640);
    const { text: words } = await read({ pages: [{ content: text([...first, ...second]) }] });
    expect(words.split('\n')).toEqual([
      'Toute personne peut envoyer une notification de contenu illicite au service de modération, qui accuse réception sans délai.',
      'Une réponse motivée est ensuite donnée à son auteur.',
    ]);
  });

  it('makes headings of larger letters and keeps short bold lines bold', async () => {
    const content = text([
      { text: 'Mentions légales', y: 780, size: 22 },
      { text: 'Hébergeur', y: 740, size: 15 },
      { text: 'Recours interne', y: 700, bold: true },
      ...lines(['Le recours est gratuit et reste ouvert pendant six mois après', 'la décision contestée, sans formalité.'], 680),
    ]);
    const { html } = await read({ pages: [{ content }] });
    expect(html).toContain(
      '<h1>Mentions légales</h1>\n<h2>Hébergeur</h2>\n<p><strong>Recours interne</strong></p>\n<p>Le recours',
    );
  });

  it('makes list items of bullets', async () => {
    const content = text([
      ...filler,
      { text: '• les motifs de la décision ;', y: 150 },
      { text: '• les voies de recours.', y: 136 },
    ]);
    expect((await read({ pages: [{ content }] })).html).toContain(
      '<ul>\n<li>les motifs de la décision ;</li>\n<li>les voies de recours.</li>\n</ul>',
    );
  });

  it('reads the left column before the right one when the file draws across both', async () => {
    const left = Array.from({ length: 12 }, (_, i) => `gauche ${i} du texte de la colonne`);
    const right = Array.from({ length: 12 }, (_, i) => `droite ${i} du texte de la colonne`);
    const content = text(
      left.flatMap((line, i) => [
        { text: line, y: 700 - i * 14 },
        { text: right[i] ?? '', x: 320, y: 700 - i * 14 },
      ]),
    );
    const { text: words } = await read({ pages: [{ content }] });
    expect(words.indexOf('gauche 11')).toBeLessThan(words.indexOf('droite 0'));
  });

  it('keeps the links of a page as links, web addresses only', async () => {
    const content = text([{ text: 'Signaler un contenu', y: 700 }, { text: 'Piège', y: 650 }, ...filler]);
    const links = [
      { url: 'https://site.test/signaler', rect: [48, 695, 160, 715] as const },
      { url: 'javascript:alert(1)', rect: [48, 645, 160, 665] as const },
    ];
    const { html, links: found } = await read({ pages: [{ content, links }] });
    expect(html).toContain('<a href="https://site.test/signaler">Signaler un contenu</a>');
    expect(html).not.toContain('javascript');
    expect(found).toMatchObject([
      { url: 'https://site.test/signaler', text: 'Signaler un contenu', place: 'main', visible: true },
    ]);
  });

  it('writes nothing of a file as mark-up', async () => {
    const { html } = await read({
      title: '</title><script>x</script>',
      pages: [{ content: text(lines(['<img src=x onerror=alert\\(1\\)> & co'], 700)) }],
    });
    expect(html).not.toMatch(/<(?:script|img)/);
    expect(html).toContain('&lt;img');
  });

  it('says of a scan that nothing of it could be read', async () => {
    const scan = { content: 'q 595 0 0 842 0 0 cm /Im1 Do Q' };
    const { info } = await read({ pages: [scan, scan] });
    expect(info).toMatchObject({
      parts: 2,
      readParts: 0,
      quality: 'low-quality-text',
      detail: expect.stringContaining('almost no letters'),
    });
  });

  it('says which page inside a file is a picture, and forgives a cover', async () => {
    const scan = { content: 'q 595 0 0 842 0 0 cm /Im1 Do Q' };
    const page = { content: text(filler) };
    const inside = await read({ pages: [page, scan, page] });
    expect(inside.info).toMatchObject({
      parts: 3,
      readParts: 2,
      quality: 'low-quality-text',
      detail: expect.stringContaining('Page 2 is'),
    });
    const cover = await read({ pages: [scan, page, page] });
    expect(cover.info).toMatchObject({ parts: 3, readParts: 2, quality: 'text', detail: expect.stringContaining('Page 1 is') });
    const blank = await read({ pages: [page, { content: '' }, page] });
    expect(blank.info).toEqual({ format: 'pdf', parts: 3, readParts: 3, quality: 'text' });
  });

  it('says when the letters came out as signs of another table', async () => {
    const shifted = 'Xqwu rqwxgb ukipcngt wp eqpvgpw knnkekvg cw vtcxgtu fw hqtowncktg';
    const { info } = await read({ pages: [{ content: text(lines(Array<string>(8).fill(shifted), 700)) }] });
    expect(info).toMatchObject({ quality: 'low-quality-text', detail: expect.stringContaining('cannot be told') });
  });

  it('refuses a file locked by a password in one sentence', async () => {
    await expect(read({ locked: true, pages: [{ content: text(filler) }] })).rejects.toThrow('The PDF is locked by a password.');
  });

  it('reads the first 300 of very many pages and says so', async () => {
    const page = { content: text([{ text: 'Une page de texte parmi beaucoup.', y: 700 }]) };
    const { info } = await read({ pages: Array.from({ length: 320 }, () => page) });
    expect(info).toMatchObject({
      parts: 320,
      readParts: 300,
      quality: 'low-quality-text',
      detail: 'Of 320 pages the first 300 were read: more are not read.',
    });
  });
});
