const tracking = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref_src)$/i;
const sessions = /^(phpsessid|jsessionid|sid|sessionid|s)$/i;

/**
 * One spelling per page: no fragment (unless it is a route such as `#/about`), no tracking or session parameters.
 * Undefined when the text is no URL.
 */
export function pageUrl(address: string, base?: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return undefined;
  }
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  for (const key of [...url.searchParams.keys()]) {
    const longSession = sessions.test(key) && (url.searchParams.get(key) ?? '').length >= 16;
    if (tracking.test(key) || longSession) url.searchParams.delete(key);
  }
  return url.href;
}
