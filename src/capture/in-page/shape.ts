/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Tree } from './tree.js';

/**
 * The shape of the page: a sorted set of short marks, one for each kind of element under a kind of parent. A list of ten items
 * and one of a hundred have the same shape, and the words do not count. At most `max` marks, the smallest ones, so that two
 * cut shapes stay comparable. Self-contained: its source text is sent to the page.
 */
export function readShape({ plain }: Tree, max: number): string[] {
  const structural =
    /^(?:div|section|article|main|aside|header|footer|nav|ul|ol|dl|table|thead|tbody|tr|td|th|form|fieldset|input|textarea|select|button|label|h[1-6]|figure|video|audio|iframe|details|dialog|blockquote|pre|time|li|a|p)$/;
  const marks = new Set<string>();
  const maxElements = 5000;
  const maxDepth = 14;
  let read = 0;

  /** Tag and first two class names without digits; names that a build tool made do not count. */
  function nameOf(element: Element): string {
    const own = plain(element);
    const tag = own.localName;
    const kind = tag === 'input' ? `${tag}[${(own.getAttribute('type') || 'text').toLowerCase()}]` : tag;
    const classes = (own.getAttribute('class') || '').slice(0, 200).split(/\s+/);
    const names: string[] = [];
    for (const name of classes) {
      if (names.length === 2) break;
      if (name.length < 3 || name.length > 30 || /^(?:css|sc|jss|jsx|svelte)-|__\w{5,}$|[A-Z].*\d|\d.*[A-Z]/.test(name)) continue;
      const plain = name.toLowerCase().replace(/\d+/g, '');
      if (/^(?:is|has|js|active|current|odd|even|first|last|new|selected|visited|hidden|open|row|bg)(?:-|$)/.test(plain))
        continue;
      names.push(plain);
    }
    return names.length > 0 ? `${kind}.${names.join('.')}` : kind;
  }

  /** FNV-1a, 32 bits, as seven characters. */
  function markOf(text: string): string {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return (hash >>> 0).toString(36).padStart(7, '0');
  }

  const known = new Set<string>();
  const { body } = plain(document);
  const waiting: { element: Element; parent: string; depth: number }[] = body ? [{ element: body, parent: '', depth: 0 }] : [];
  for (let at = 0; at < waiting.length && read < maxElements; at++) {
    const next = waiting[at];
    if (!next) break;
    read++;
    const name = next.depth === 0 ? 'body' : nameOf(next.element);
    const pair = `${next.depth} ${next.parent}>${name}`;
    if (!known.has(pair)) {
      known.add(pair);
      marks.add(markOf(pair));
    }
    if (next.depth >= maxDepth) continue;
    const own = plain(next.element);
    for (const holder of own.shadowRoot ? [own.shadowRoot, own] : [own]) {
      for (let child = holder.firstElementChild; child; child = plain(child).nextElementSibling) {
        if (waiting.length >= maxElements) break;
        const { localName } = plain(child);
        if (structural.test(localName) || localName.includes('-'))
          waiting.push({ element: child, parent: name, depth: next.depth + 1 });
      }
    }
  }
  return [...marks].sort().slice(0, Math.max(0, max));
}
