import { escapeHtml, followable } from './render-content.js';

const kept = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li table thead tbody tr td th strong em b i u s sub sup br dl dt dd blockquote pre code a'.split(
    ' ',
  ),
);
const silent = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
  'noscript',
  'textarea',
]);
const bare = new Set(['br']);
const tag = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)|</gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/**
 * Reduces mark-up made of a stranger's file to an allow-list of elements without any attribute but the http(s) or mailto
 * address of a link. The result is well-formed: every element that is opened is closed.
 */
export function cleanMarkup(html: string): string {
  const out: string[] = [];
  const open: string[] = [];
  let skipping: string | undefined;
  const close = (name: string) => {
    const at = open.lastIndexOf(name);
    if (at < 0) return;
    for (const inner of open.splice(at).reverse()) out.push(`</${inner}>`);
  };
  for (const [whole, slash, rawName, attributes, text] of html.matchAll(tag)) {
    const name = rawName?.toLowerCase();
    if (skipping !== undefined) {
      if (slash === '/' && name === skipping) skipping = undefined;
      continue;
    }
    if (text !== undefined || whole === '<') out.push(escapeHtml(plain(text ?? '<')));
    else if (name === undefined) continue;
    else if (silent.has(name)) skipping = slash === '/' ? undefined : name;
    else if (!kept.has(name)) out.push(name === 'div' || name === 'section' ? '\n' : '');
    else if (bare.has(name)) out.push(`<${name}>`);
    else if (slash === '/') close(name);
    else {
      const href = name === 'a' ? hrefOf(attributes ?? '') : undefined;
      if (name === 'a' && href === undefined) continue;
      out.push(href === undefined ? `<${name}>` : `<a href="${escapeHtml(href)}">`);
      open.push(name);
    }
  }
  for (const name of open.reverse()) out.push(`</${name}>`);
  return out.join('');
}

function hrefOf(attributes: string): string | undefined {
  const match = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  return match === null ? undefined : followable(plain(match[1] ?? match[2] ?? ''));
}

function plain(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
