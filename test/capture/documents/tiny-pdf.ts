/** Minimal PDF files, written by hand. */

export interface TinyPage {
  /** Content stream; `text` makes one. Letters of windows-1252 only. */
  readonly content: string;
  readonly links?: readonly { readonly url: string; readonly rect: readonly [number, number, number, number] }[];
  /** Names the picture `/Im1` for the content. */
  readonly picture?: boolean;
}

export interface TinyPdf {
  readonly pages: readonly TinyPage[];
  readonly title?: string;
  readonly lang?: string;
  /** Locks the file with a password that nobody knows. */
  readonly locked?: boolean;
  /** Script that a viewer would run on opening. */
  readonly script?: string;
}

export interface TinyLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
}

/** Content stream that shows lines of text; `y` counts from the bottom of a page of 595 × 842. */
export function text(lines: readonly TinyLine[]): string {
  return lines
    .map(({ text: words, x = 50, y, size = 11, bold = false }) => {
      const safe = words.replace(/[\\()]/g, (sign) => `\\${sign}`);
      return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${safe}) Tj ET`;
    })
    .join('\n');
}

/** Lines of one paragraph, 14 points apart. */
export function lines(words: readonly string[], y: number, more: Partial<TinyLine> = {}): readonly TinyLine[] {
  return words.map((line, index) => ({ text: line, y: y - index * 14, ...more }));
}

export function tinyPdf({ pages, title, lang, locked, script }: TinyPdf): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (dictionary: string, body: string) => `<< ${dictionary} /Length ${body.length} >>\nstream\n${body}\nendstream`;
  const first = 8;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const openAction = script === undefined ? '' : `/OpenAction << /S /JavaScript /JS (${script}) >>`;
  add(`<< /Type /Catalog /Pages 2 0 R ${lang ? `/Lang (${lang})` : ''} ${openAction} >>`);
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  add(`<< /Title (${title ?? ''}) >>`);
  add(stream('/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8', '\u0000ÿÿ\u0000'));
  add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >>`);
  pages.forEach(({ content, links = [] }, index) => {
    const annotations = links
      .map(({ url, rect }) => `<< /Type /Annot /Subtype /Link /Rect [${rect.join(' ')}] /A << /S /URI /URI (${url}) >> >>`)
      .join(' ');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + index * 2 + 1} 0 R ` +
        `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 6 0 R >> >> /Annots [${annotations}] >>`,
    );
    add(stream('', content));
  });
  return assembled(objects, locked === true);
}

function assembled(objects: readonly string[], locked: boolean): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((body, index) => {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const encrypt = locked ? '/Encrypt 7 0 R /ID [(0123456789abcdef) (0123456789abcdef)]' : '';
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R ${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
  return windows1252(file);
}

const beyondLatin1: Readonly<Record<string, number>> = { '’': 0x92, '•': 0x95, '–': 0x96, '€': 0x80, œ: 0x9c, '…': 0x85 };

function windows1252(characters: string): Uint8Array {
  return Uint8Array.from(characters, (sign) => beyondLatin1[sign] ?? sign.charCodeAt(0));
}
