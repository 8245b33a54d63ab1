import { pageUrl } from '../../evidence/page-address.js';

/** Parameters that hold nothing but a session, whatever their value. */
const sessionOnly = /^(?:phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken)$/i;
/** Also the name of ordinary parameters (`article.php?sid=12`): a session is long. */
const sessionWhenLong = /^(?:sid|session_?id|session|s|oscsid|zenid)$/i;

/** The address without session id and tracking, and whether a session id was in it. Undefined when the text is no address. */
export function withoutSession(address: string): { readonly url: string; readonly hadSession: boolean } | undefined {
  const normal = pageUrl(address);
  if (normal === undefined) return undefined;
  const url = new URL(normal);
  const path = url.pathname.replace(/;(?:jsessionid|phpsessid|sid)=[^/;]*/gi, '');
  let hadSession = path !== url.pathname || hasSessionParameter(new URL(address));
  if (path !== url.pathname) url.pathname = path;
  for (const key of [...url.searchParams.keys()]) {
    if (!isSession(key, url.searchParams.get(key) ?? '')) continue;
    url.searchParams.delete(key);
    hadSession = true;
  }
  return { url: url.href, hadSession };
}

function isSession(key: string, value: string): boolean {
  return sessionOnly.test(key) || (sessionWhenLong.test(key) && /^[0-9a-z-]{16,}$/i.test(value));
}

const hasSessionParameter = (url: URL): boolean => [...url.searchParams].some(([key, value]) => isSession(key, value));

/** Same page, whatever the scheme, `www.`, a final slash, a session id or tracking parameters. */
export function urlKey(address: string): string {
  return keyOf(withoutSession(address)?.url ?? address);
}

/** The key of an address that is clean already. */
export function keyOf(clean: string): string {
  const url = new URL(clean);
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash}`;
}

/** 53 bits of a text: small enough to remember hundreds of thousands of addresses (cyrb53, public domain). */
export function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
