import { strToU8, zipSync } from 'fflate';

/** Minimal office files. */

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface TinyDocx {
  /** Content of `w:body`. */
  readonly body: string;
  readonly footer?: string;
  readonly title?: string;
  /** Targets of `r:id="rId10"`, `rId11`… */
  readonly links?: readonly string[];
}

export const docxParagraph = (text: string, style = ''): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export function tinyDocx({ body, footer, title = '', links = [] }: TinyDocx): Uint8Array {
  const targets = links
    .map(
      (url, index) =>
        `<Relationship Id="rId${10 + index}" Type="${relationships}/hyperlink" Target="${url}" TargetMode="External"/>`,
    )
    .join('');
  const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relationships}"`;
  return zipped({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets}</Relationships>`,
    'word/document.xml': `<w:document ${names}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${names}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${title}</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>`,
    ...(footer === undefined ? {} : { 'word/footer1.xml': `<w:ftr ${names}>${docxParagraph(footer)}</w:ftr>` }),
  });
}

export function tinyOdt(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': '<office:document-meta><dc:title>Charte</dc:title><dc:language>fr-FR</dc:language></office:document-meta>',
    ...more,
  });
}

/** A workbook with a sheet of rows for each name; cells are texts or numbers. */
export function tinyXlsx(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const column = (index: number): string =>
    index < 26 ? String.fromCharCode(65 + index) : `${column(Math.floor(index / 26) - 1)}${column(index % 26)}`;
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const rowsXml = (rows: readonly (readonly (string | number)[])[]) =>
    rows
      .map((row, r) => {
        const cells = row.map((cell, c) =>
          typeof cell === 'number'
            ? `<c r="${column(c)}${r + 1}"><v>${cell}</v></c>`
            : `<c r="${column(c)}${r + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`,
        );
        return `<row r="${r + 1}">${cells.join('')}</row>`;
      })
      .join('');
  return zipped({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relationships}"><sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}/>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${main}><sheetData>${rowsXml(rows)}</sheetData></worksheet>`,
      ]),
    ),
  });
}

function zipped(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, [strToU8(content), { level: name === 'mimetype' ? 0 : 6 }] as const]),
    ) as never,
  );
}
