import { pageUrl } from './page-address.js';

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

/** Parameters that only say where to go afterwards: a login form is the same page wherever it was opened from. */
const returnAddress =
  /^(?:return_?to|return_?to_?query|return_?url|return_?path|redirect_?to|redirect_?ur[il]|back_?url|success_?url|referer|referrer)$/i;
/** Also the name of ordinary parameters (`?next=2`): a return address is an address. */
const returnWhenAddress = /^(?:next|continue|redirect|back|from|goto|dest|destination|target|url|r)$/i;

const isReturn = ([key, value]: readonly [string, string]): boolean =>
  returnAddress.test(key) || (returnWhenAddress.test(key) && /^(?:\/|https?:)/i.test(value));

/** The key of an address that is clean already. */
export function keyOf(clean: string): string {
  const url = new URL(clean);
  for (const [key] of [...url.searchParams].filter(isReturn)) url.searchParams.delete(key);
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash}`;
}
