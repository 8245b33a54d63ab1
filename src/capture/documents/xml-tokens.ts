/** A tag or a run of characters of an XML file, in order. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const pattern =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>|<(\/?)([\w:.-]+)((?:\s[^<>"']*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;

/**
 * Reads the XML of office files as a flat row of tokens; an element without content gives an opening and a closing tag.
 * Only the five entities of XML and numbers are known: what a document type declares is skipped, so nothing can expand.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (const [, cdata, slash, name, attributes, empty, text] of xml.matchAll(pattern)) {
    if (cdata !== undefined) yield { kind: 'text', text: cdata };
    else if (text !== undefined) yield { kind: 'text', text: decoded(text) };
    else if (name !== undefined && slash === '/') yield { kind: 'close', name };
    else if (name !== undefined) {
      yield { kind: 'open', name, attributes: attributesOf(attributes ?? '') };
      if (empty === '/') yield { kind: 'close', name };
    }
  }
}

/** Words of the first element of that name; empty when there is none. */
export function elementText(xml: string, name: string): string {
  let inside = false;
  let text = '';
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'open' && token.name === name) inside = true;
    else if (token.kind === 'close' && token.name === name) return text.trim();
    else if (inside && token.kind === 'text') text += token.text;
  }
  return text.trim();
}

function attributesOf(source: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = Object.create(null);
  for (const [, name, double, single] of source.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined) attributes[name] = decoded(double ?? single ?? '');
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
