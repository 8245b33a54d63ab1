import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatOf, isDocumentAddress } from '../../../src/capture/documents/document-format.js';
import { docxParagraph, tinyDocx, tinyOdt, tinyXlsx } from './tiny-office.js';

const pdf = strToU8('%PDF-1.7\n');
const html = strToU8('<!DOCTYPE html><html><body>Not found</body></html>');

describe('the kind of a linked file', () => {
  it.each([
    [
      'a PDF by its bytes, whatever its address and header say',
      { url: 'https://e.test/x.zip', contentType: 'text/html', bytes: pdf },
      'pdf',
    ],
    ['a PDF behind some bytes of rubbish', { url: 'https://e.test/x', bytes: strToU8('\n\n junk %PDF-1.4') }, 'pdf'],
    [
      'a Word file by what is packed in it',
      { url: 'https://e.test/x.zip', bytes: tinyDocx({ body: docxParagraph('a') }) },
      'docx',
    ],
    ['an OpenDocument text', { url: 'https://e.test/x', bytes: tinyOdt('<text:p>a</text:p>') }, 'odt'],
    ['a workbook', { url: 'https://e.test/x', bytes: tinyXlsx({ A: [['a']] }) }, 'xlsx'],
    ['any other archive', { url: 'https://e.test/x', bytes: zipSync({ 'a.txt': strToU8('a') }) }, 'zip'],
    [
      'separated values by header',
      { url: 'https://e.test/x', contentType: 'text/csv; charset=utf-8', bytes: strToU8('a;b') },
      'csv',
    ],
    [
      'separated values sent as plain text',
      { url: 'https://e.test/x.csv', contentType: 'text/plain', bytes: strToU8('a;b') },
      'csv',
    ],
    [
      'a name that only the answer states',
      {
        url: 'https://e.test/get?id=3',
        contentType: 'application/octet-stream',
        disposition: 'attachment; filename="données.csv"',
        bytes: strToU8('a;b'),
      },
      'csv',
    ],
    ['a promise of the address alone', { url: 'https://e.test/cgu.PDF?v=2#page=3' }, 'pdf'],
    ['a header over the ending of the address', { url: 'https://e.test/cgu.csv', contentType: 'application/pdf' }, 'pdf'],
  ] as const)('knows %s', (_, signs, format) => {
    expect(formatOf(signs)).toEqual({ kind: 'document', format });
  });

  it.each([
    ['an error page at the address of a PDF', { url: 'https://e.test/x.pdf', contentType: 'application/pdf', bytes: html }],
    ['a page by its header', { url: 'https://e.test/x.pdf', contentType: 'text/html; charset=utf-8' }],
    [
      'a page behind a comment and a byte order mark',
      { url: 'https://e.test/x.pdf', bytes: strToU8('\uFEFF<!-- v2 -->\n<html lang="fr">') },
    ],
  ])('takes %s for a web page', (_, signs) => {
    expect(formatOf(signs)).toEqual({ kind: 'web-page' });
  });

  it('names the old Office formats as unreadable', () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1);
    expect(formatOf({ url: 'https://e.test/x.doc', bytes: old })).toEqual({
      kind: 'unreadable',
      what: 'a Word file of the old format (.doc)',
    });
    expect(formatOf({ url: 'https://e.test/x.docx', bytes: old })).toMatchObject({
      kind: 'unreadable',
      what: expect.stringContaining('password'),
    });
    expect(formatOf({ url: 'https://e.test/x', bytes: strToU8('{\\rtf1 a}') })).toMatchObject({ kind: 'unreadable' });
  });

  it('does not believe the name of a file that begins otherwise', () => {
    expect(formatOf({ url: 'https://e.test/x.pdf', contentType: 'application/pdf', bytes: strToU8('hello') }).kind).toBe(
      'unreadable',
    );
  });

  it('tells addresses of files from addresses of pages', () => {
    expect(
      ['/cgu.pdf', '/a.doc', '/cgu', '/legal.html', '/v1.2/terms', '/a.php?f=x.pdf'].map((path) =>
        isDocumentAddress(`https://e.test${path}`),
      ),
    ).toEqual([true, true, false, false, false, false]);
  });
});
