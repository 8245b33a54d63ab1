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

/** Pages of one template share a pattern: digits become `#`, long slugs `*`, so that twenty topics do not fill the budget. */
export function urlPattern(address: string): string {
  const url = new URL(address);
  const segments = url.pathname.split('/').map((segment) => {
    const plain = segment.replace(/\d+/g, '#');
    return plain.split(/[-_]/).length > 3 || plain.length > 40 ? '*' : plain;
  });
  const query = [...url.searchParams].map(([key, value]) => `${key}=${value.length > 40 ? '*' : value.replace(/\d+/g, '#')}`);
  return `${url.host}${segments.join('/')}?${query.sort().join('&')}${url.hash}`;
}
