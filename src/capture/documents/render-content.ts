import { type DocumentBlock, type DocumentContent, documentLimits, type Run } from './document-content.js';

// Control characters and lone surrogates would make the stored HTML ill-formed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** Text made safe as HTML content and as an attribute's value. */
export function escapeHtml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(unprintable, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** The address when a reader may follow it, else undefined. */
export function followable(href: string): string | undefined {
  if (href.length > 2000 || !/^(https?:\/\/|mailto:)/i.test(href.trim())) return undefined;
  return URL.canParse(href.trim()) ? new URL(href.trim()).href : undefined;
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, bold, href }) => {
      const words = bold ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text);
      const target = href === undefined ? undefined : followable(href);
      return target === undefined ? words : `<a href="${escapeHtml(target)}">${words}</a>`;
    })
    .join('');
}

function blockHtml(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, block.level));
      return `<h${level}>${runsHtml(block.runs)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'item':
      return `<li>${runsHtml(block.runs)}</li>`;
    case 'table': {
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${runsHtml(cell)}</td>`).join('')}</tr>`);
      return `<table><tbody>${rows.join('\n')}</tbody></table>`;
    }
    case 'markup':
      return block.html;
  }
}

function blocksHtml(blocks: readonly DocumentBlock[]): string {
  const parts: string[] = [];
  blocks.forEach((block, index) => {
    const item = block.kind === 'item';
    if (item && blocks[index - 1]?.kind !== 'item') parts.push('<ul>');
    parts.push(blockHtml(block));
    if (item && blocks[index + 1]?.kind !== 'item') parts.push('</ul>');
  });
  return parts.join('\n');
}

/**
 * A file's content as one clean HTML document, a section per part: `#page-1`, `#page-2`…
 * @returns the document, and whether sections at the end were left out because it grew too long
 */
export function renderHtml(content: Pick<DocumentContent, 'lang' | 'sections'>, title: string): { html: string; cut: boolean } {
  const sections: string[] = [];
  let length = 0;
  let cut = false;
  for (const [index, { label, blocks }] of content.sections.entries()) {
    const body = blocksHtml(blocks);
    length += body.length;
    if (length > documentLimits.markupCharacters) {
      cut = true;
      break;
    }
    sections.push(`<section id="page-${index + 1}" aria-label="${escapeHtml(label)}">\n${body}\n</section>`);
  }
  const lang = content.lang === '' ? '' : ` lang="${escapeHtml(content.lang)}"`;
  const head = `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`;
  const html = `<!doctype html>\n<html${lang}>${head}\n<body><main>\n${sections.join('\n')}\n</main></body></html>\n`;
  return { html, cut };
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The words of mark-up made by `renderHtml`: a line per block, cells of a row parted by tabs. */
export function textOfHtml(html: string): string {
  const start = html.indexOf('<main>');
  return html
    .slice(start < 0 ? 0 : start)
    .replace(/\n/g, ' ')
    .replace(/<br>/g, '\n')
    .replace(/<\/p>\s*<\/t[dh]>/g, '</td>')
    .replace(/<\/t[dh]>\s*(?=<t[dh])/g, '\t')
    .replace(/<\/(?:p|h[1-6]|li|tr|section)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
