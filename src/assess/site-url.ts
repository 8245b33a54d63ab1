/** Parameters that say where a visitor came from, not what is shown. */
const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref_src)$/i;

/**
 * Two addresses with the same key are the same page for coverage: scheme, `www.`, tracking parameters,
 * fragment and a final slash do not count.
 */
export function urlKey(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  for (const key of [...url.searchParams.keys()]) if (tracking.test(key)) url.searchParams.delete(key);
  const host = url.host.toLowerCase().replace(/^www\./, '');
  const path = url.pathname.replace(/\/+$/, '');
  // A fragment that is itself an address (`#/terms`, `#!terms`) is another screen of a single-page site.
  const fragment = /^#[!/]/.test(url.hash) ? url.hash : '';
  return `${host}${path}${url.search}${fragment}`;
}

/** Whether an address lies inside the scope of the crawl (a registrable domain or a host). */
export function inScope(address: string, scope: string): boolean {
  try {
    const { hostname, protocol } = new URL(address);
    const bound = scope.toLowerCase().replace(/^www\./, '');
    return (
      /^https?:$/.test(protocol) && (hostname.toLowerCase().replace(/^www\./, '') === bound || hostname.endsWith(`.${bound}`))
    );
  } catch {
    return false;
  }
}

export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

/** The address ends like a document that a browser does not show as a page. */
export function isDocument(address: string): boolean {
  try {
    return /\.(?:pdf|docx?|odt|rtf)$/i.test(new URL(address).pathname);
  } catch {
    return false;
  }
}
