/// <reference lib="dom" />

/**
 * Every piece of text of a document that is still loading, one on a line, with the words that stand for pictures; hidden ones too, for it
 * asks nothing of the layout. Self-contained: its source text is sent to the page. At most `most` characters.
 */
export function readWords(most: number): string {
  const lines: string[] = [document.title || ''];
  let length = 0;
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    /^(script|style|noscript|template)$/i.test(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const add = (text: string | null) => {
    const line = text ? text.replace(/\s+/g, ' ').trim() : '';
    if (line === '') return;
    lines.push(line);
    length += line.length;
  };
  while (length < most && walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) add(node.nodeValue);
    else for (const name of ['alt', 'title', 'aria-label']) add((node as Element).getAttribute(name));
  }
  return lines.join('\n').slice(0, most);
}
