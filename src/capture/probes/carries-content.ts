import type { PageState } from './page-state.js';

/** Parts of an address that can name one content: numbers, identifiers, long words with hyphens. */
function namesIn(address: string): readonly string[] {
  if (!URL.canParse(address)) return [];
  const { pathname, searchParams } = new URL(address);
  const parts = [...pathname.split('/'), ...searchParams.values()].map((part) => part.replace(/\.\w{2,5}$/, ''));
  return parts.filter((part) => /\d/.test(part) || (part.includes('-') && part.length >= 12));
}

/**
 * Whether the form at the end of the way knows which content it is about: it opened on the content's own page, or its address or one
 * of its fields holds the address or the number of the content.
 */
export function carriesContent(end: PageState, startUrl: string): boolean {
  if (end.url.split('#')[0] === startUrl.split('#')[0]) return true;
  const { pathname, search } = new URL(startUrl);
  if (pathname !== '/' && holdsText(end, pathname + search)) return true;
  const place = decodeURIComponent(end.url.replace(/%(?![0-9a-f]{2})/gi, ''));
  return namesIn(startUrl).some((name) => place.split(/[^\p{L}\d-]+/u).includes(name) || fieldValues(end).includes(name));
}

const holdsText = (end: PageState, text: string): boolean =>
  decodeURIComponent(end.url.replace(/%(?![0-9a-f]{2})/gi, '')).includes(text) ||
  fieldValues(end).some((value) => value.includes(text));

/** Values of the fields as the page wrote them. */
const fieldValues = ({ html }: PageState): readonly string[] =>
  [...html.matchAll(/<(?:input|textarea)\b[^>]*?\bvalue="([^"]*)"/gi)].map(([, value]) => value as string);
