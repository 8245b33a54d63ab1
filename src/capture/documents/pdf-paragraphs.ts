import type { DocumentBlock, Run } from './document-content.js';
import { joinLines, type WordsSeen } from './hyphenation.js';
import { lineText, type PdfLine } from './pdf-text.js';

/** How a whole file is set; what stands out from it is a heading. */
export interface PdfTypography {
  /** Size of most letters. */
  readonly bodySize: number;
  /** Clearly larger sizes, largest first. */
  readonly headingSizes: readonly number[];
  readonly seen: WordsSeen;
}

const bullet =
  /^(?:[\u2022\u2023\u25AA\u25CF\u25CB\u25E6\u2043\u2219\u00B7\uF0B7\uF0A7\uF0D8\u27A2\u2713\u2714o]|[-\u2013\u2014*])\s+(?=\S)/;
const numbered =
  /^(?:(?:article|section|chapitre|titre|annexe|chapter|annex|schedule)\s+[\dIVXA-Z]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+\p{Lu}|\(?[a-z\d]{1,2}\)\s|[IVX]{1,5}[.)]\s)/iu;
const sentenceEnd = /[.!?:;»"”)]$/;
const tableOfContents = /\.{4,}\s*\d+$|(?:\s\.){4,}\s*\d+$/;

/** Sizes used by the letters of a file, told apart by half points. */
export function typographyOf(pages: readonly (readonly PdfLine[])[], seen: WordsSeen): PdfTypography {
  const letters = new Map<number, number>();
  for (const line of pages.flat()) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + lineText(line).length);
  }
  const bodySize = [...letters].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 10;
  const headingSizes = [...letters.keys()].filter((size) => size >= bodySize * 1.14).sort((a, b) => b - a);
  return { bodySize, headingSizes, seen };
}

/** Rebuilds the paragraphs, headings and list items of one page. */
export function blocksOf(lines: readonly PdfLine[], typography: PdfTypography): readonly DocumentBlock[] {
  const leading = commonLeading(lines);
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group !== undefined && isSameParagraph(group, line, leading, lines)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => blockFrom(group, typography));
}

/** Usual distance of two base lines of one paragraph, in ems. */
function commonLeading(lines: readonly PdfLine[]): number {
  const distances: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1] as PdfLine, lines[i] as PdfLine];
    const distance = (after.y - before.y) / before.size;
    if (Math.abs(after.size - before.size) < 0.5 && distance > 0.8 && distance < 2.6) distances.push(distance);
  }
  distances.sort((a, b) => a - b);
  // The lower third: paragraphs of one line set apart would pull the middle up.
  return distances[Math.floor(distances.length / 3)] ?? 1.2;
}

function isSameParagraph(group: readonly PdfLine[], next: PdfLine, leading: number, page: readonly PdfLine[]): boolean {
  const last = group.at(-1) as PdfLine;
  if (Math.abs(next.size - last.size) > Math.max(0.6, last.size * 0.08) || next.bold !== last.bold) return false;
  const text = lineText(next);
  const before = lineText(last);
  if (tableOfContents.test(before) || bullet.test(text)) return false;
  const down = (next.y - last.y) / last.size;
  if (down < 0.5) return movedOn(before, text, last, next);
  if (down > Math.max(leading * 1.3, leading + 0.25)) return false;
  if (next.x > last.end || next.end < last.x) return false;
  const missing = (columnEnd(last, page) - last.end) / last.size;
  const short = missing > 4;
  if (numbered.test(text) && (short || sentenceEnd.test(before))) return false;
  if (missing > (/[;:]$/.test(before) ? 1 : 2) && sentenceEnd.test(before)) return false;
  // A line set in, after a full line: a new paragraph in books' manner; a bullet's text hangs the other way.
  if (group.length > 1 && next.x > last.x + last.size && sentenceEnd.test(before)) return false;
  if (last.x < next.x - last.size * 8) return false;
  return !(short && /^\p{Lu}/u.test(text) && before.length < 60);
}

/** Text that goes on at the top of the next column. */
function movedOn(before: string, text: string, last: PdfLine, next: PdfLine): boolean {
  return next.y < last.y - last.size * 5 && next.x > last.x && !sentenceEnd.test(before) && /^\p{Ll}/u.test(text);
}

function columnEnd(line: PdfLine, page: readonly PdfLine[]): number {
  const same = page.filter((other) => Math.abs(other.x - line.x) < line.size * 6 && Math.abs(other.size - line.size) < 1);
  return Math.max(...same.map(({ end }) => end));
}

function blockFrom(group: readonly PdfLine[], { bodySize, headingSizes, seen }: PdfTypography): DocumentBlock {
  const runs = runsOf(group, seen);
  const text = runs.map((run) => run.text).join('');
  const size = Math.round((group[0] as PdfLine).size * 2) / 2;
  const large = size >= bodySize * 1.14 && text.length <= 200 && /\p{L}{2}/u.test(text) && !tableOfContents.test(text);
  if (large) return { kind: 'heading', level: Math.min(4, headingSizes.indexOf(size) + 1), runs };
  const mark = bullet.exec(text);
  if (mark === null || mark[0].length >= text.length) return { kind: 'paragraph', runs };
  return { kind: 'item', runs: withoutStart(runs, mark[0].length) };
}

function withoutStart(runs: readonly Run[], length: number): readonly Run[] {
  let left = length;
  return runs.flatMap((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return cut === run.text.length ? [] : [{ ...run, text: run.text.slice(cut) }];
  });
}

function runsOf(group: readonly PdfLine[], seen: WordsSeen): readonly Run[] {
  const runs: { text: string; bold: boolean; href: string | undefined }[] = [];
  group.forEach((line, index) => {
    const last = runs.at(-1);
    if (index > 0 && last !== undefined) {
      const before = runs.map(({ text }) => text).join('');
      const joined = joinLines(before, lineText(line), seen);
      const kept = joined.length - (before.length - last.text.length);
      last.text = joined.slice(joined.length - Math.max(0, kept));
    }
    for (const { text, bold, href } of line.pieces) {
      const open = runs.at(-1);
      if (open !== undefined && open.href === href && (open.bold === bold || text.trim() === '')) open.text += text;
      else runs.push({ text, bold, href });
    }
  });
  return runs.map(({ text, bold, href }) => ({
    text: text.replace(/\s+/g, ' '),
    ...(bold ? { bold } : {}),
    ...(href === undefined ? {} : { href }),
  }));
}
