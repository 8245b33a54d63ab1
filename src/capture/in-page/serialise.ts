/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Layout } from './layout.js';
import type { Tree } from './tree.js';
import type { Visibility } from './visibility.js';

export interface SerialisedDom {
  readonly html: string;
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * The rendered DOM as HTML that needs no script to be read: open shadow roots and same-origin frames stand in place,
 * the outermost invisible elements carry `data-vigie-hidden`, code and handlers are dropped (JSON-LD is kept), and the file
 * contacts nobody when opened. `limit` is in UTF-16 units. `note` is told of everything visible, with its place in the HTML.
 * Self-contained: its source text is sent to the page.
 */
export function serialiseDom(tree: Tree, visibility: Visibility, limit: number, note: Layout['note']): SerialisedDom {
  const { plain } = tree;
  const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
  const emptied = new Set(['style', 'noscript', 'template', 'noembed', 'noframes']);
  const unseen = new Set('head title meta link script style noscript template base'.split(' '));
  const renamed: Record<string, string> = { plaintext: 'pre', xmp: 'pre', listing: 'pre', frameset: 'div', frame: 'iframe' };
  const html: string[] = [];
  const text: string[] = [];
  let length = 0;
  let truncated = false;

  const escapeText = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const escapeAttribute = (value: string) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

  function put(piece: string): void {
    if (length + piece.length > limit) {
      truncated = true;
      return;
    }
    length += piece.length;
    html.push(piece);
  }

  function attributesOf(element: Element, mark: string | null): string {
    let out = '';
    const { attributes, localName } = plain(element);
    for (let index = 0; index < attributes.length; index++) {
      const { name, value } = attributes[index] as Attr;
      if (/^on|^(srcdoc|nonce|integrity|checked|data-vigie-hidden)$/i.test(name) || !/^[^\s"'<>/=]+$/.test(name)) continue;
      const safeName = localName === 'meta' && name === 'http-equiv' ? 'data-vigie-http-equiv' : name;
      const kept = /^data:/i.test(value) && value.length > 2000 ? 'data:,' : value.slice(0, 20_000);
      out += ` ${safeName}="${escapeAttribute(kept)}"`;
    }
    if (localName === 'input' && (element as HTMLInputElement).checked) out += ' checked=""';
    return mark ? `${out} data-vigie-hidden="${mark}"` : out;
  }

  function nodesOf(nodes: readonly Node[], hidden: boolean, depth: number): void {
    for (const node of nodes) {
      if (truncated) return;
      walk(node, hidden, depth + 1);
    }
  }

  function childrenOf(parent: Node, hidden: boolean, depth: number): void {
    for (let child = plain(parent).firstChild; child && !truncated; child = plain(child).nextSibling)
      walk(child, hidden, depth + 1);
  }

  function contentOf(element: Element, hidden: boolean, depth: number): void {
    const { shadowRoot: shadow, localName } = plain(element);
    if (shadow) {
      put('<vigie-shadow>');
      childrenOf(shadow, hidden, depth);
      put('</vigie-shadow>');
      for (const child of element.childNodes) {
        const own = plain(child as Element | Text);
        if (!own.assignedSlot && own.nodeType === Node.ELEMENT_NODE) walk(child, hidden, depth + 1, 'unslotted');
      }
      return;
    }
    const assigned = localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
    if (assigned.length > 0) nodesOf(assigned, hidden, depth);
    else childrenOf(element, hidden, depth);
  }

  function walk(node: Node, hidden: boolean, depth: number, forced: string | null = null): void {
    const { nodeType } = plain(node);
    if (nodeType === Node.TEXT_NODE) {
      const value = node.nodeValue ?? '';
      const written = escapeText(value);
      if (!hidden) note(node as Text, length, written);
      put(written);
      if (!hidden) text.push(value);
      return;
    }
    if (nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    const { localName } = plain(element);
    const name = renamed[localName] ?? localName;
    if (!/^[a-z][\w.:-]*$/i.test(name)) return;
    if (name === 'meta' && (element.hasAttribute('charset') || /content-type/i.test(element.getAttribute('http-equiv') ?? '')))
      return;
    const judged = !unseen.has(name) && !hidden;
    const reason = forced ?? (judged ? visibility.hiddenReason(element) : null);
    const below = hidden || reason !== null || unseen.has(name);
    const mark = hidden ? null : reason;
    const block = !below && !/^(inline|contents)/.test(visibility.displayOf(element));
    if (block || name === 'br') text.push('\n');
    const inner = tree.frameDocument(element);
    if (inner) {
      const source = escapeAttribute(plain(inner).URL || element.getAttribute('src') || '');
      put(`<vigie-frame src="${source}"${mark ? ` data-vigie-hidden="${mark}"` : ''}>`);
      childrenOf(plain(inner).body, below, depth);
      put('</vigie-frame>');
    } else {
      const tag = `<${name}${attributesOf(element, mark)}>`;
      if (!below) note(element, length, tag);
      put(tag);
      if (name === 'head') {
        put(
          `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
        );
      }
      if (voids.has(name)) return;
      if (name === 'script') {
        if (/ld\+json/i.test(element.getAttribute('type') ?? '')) put((element.textContent ?? '').replace(/<\//g, '<\\/'));
      } else if (depth > 400) {
        put(escapeText(plain(element).textContent ?? ''));
      } else if (name !== 'iframe' && !emptied.has(name)) {
        contentOf(element, below, depth);
      }
      put(`</${name}>`);
    }
    if (block) text.push('\n');
  }

  put('<!doctype html>');
  const { documentElement } = plain(document);
  if (documentElement) walk(documentElement, false, 0);
  const words = text
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  return { html: html.join(''), text: words.slice(0, 4_000_000), truncated };
}
