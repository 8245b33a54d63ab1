import { decodeAddress } from '../../evidence/decode-address.js';
import type { PageState } from './page-state.js';

/** Parts of an address that can name one content: numbers, identifiers, long words with hyphens. */
function namesIn(address: string): readonly string[] {
  const { pathname, searchParams } = new URL(address);
  const parts = [...pathname.split('/'), ...searchParams.values()].map((part) => part.replace(/\.\w{2,5}$/, ''));
  return parts.filter((part) => /\d/.test(part) || (part.includes('-') && part.length >= 12));
}

/** Values of the fields as the page wrote them. */
const fieldValues = ({ html }: PageState): readonly string[] =>
  [...html.matchAll(/<(?:input|textarea)\b[^>]*?\bvalue="([^"]*)"/gi)].map(([, value]) => value as string);

/**
 * Whether the form at the end of the way knows which content it is about: it opened on the content's own page, or its address or one
 * of its fields holds the address or the number of the content.
 */
export function carriesContent(end: PageState, startUrl: string): boolean {
  if (end.url.split('#')[0] === startUrl.split('#')[0]) return true;
  const { pathname, search } = new URL(startUrl);
  const address = decodeAddress(end.url);
  const values = fieldValues(end);
  if (pathname !== '/' && [address, ...values].some((text) => text.includes(pathname + search))) return true;
  const words = address.split(/[^\p{L}\d-]+/u);
  return namesIn(startUrl).some((name) => words.includes(name) || values.includes(name));
}
