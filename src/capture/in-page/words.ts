/// <reference lib="dom" />
import type { Tree } from './tree.js';

/**
 * The words of a document that is still loading, with those that stand for pictures; hidden ones too, for it asks nothing of the layout.
 * What stands in one block is one line, however its words are marked up. Self-contained: its source text is sent to the page. At most
 * `most` characters.
 */
export function readWords({ plain }: Tree, most: number): string {
  const inline =
    /^(a|abbr|b|bdi|bdo|big|cite|code|dfn|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)$/i;
  const lines: string[] = [plain(document).title || ''];
  let length = 0;
  let block: Node | null = null;
  const walker = plain(document).createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    /^(script|style|noscript|template)$/i.test(plain(node).nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const add = (text: string | null, of: Node | null) => {
    const words = text ? text.replace(/\s+/g, ' ') : '';
    if (words.trim() === '') return;
    if (of !== null && of === block) lines[lines.length - 1] += words;
    else lines.push(words);
    block = of;
    length += words.length;
  };
  while (length < most && walker.nextNode()) {
    const node = walker.currentNode;
    if (plain(node).nodeType === Node.TEXT_NODE) {
      let holder = node.parentNode;
      while (holder !== null && inline.test(plain(holder).nodeName)) holder = plain(holder).parentNode;
      add(node.nodeValue, holder);
    } else for (const name of ['alt', 'title', 'aria-label']) add(plain(node as Element).getAttribute(name), null);
  }
  return lines.join('\n').slice(0, most);
}
