import type { LightAnswer } from './light-get.js';

export interface SitemapReading {
  readonly url: string;
  readonly status: number | null;
  /** Page addresses, at most 5000. */
  readonly urls: readonly string[];
}

/** Addresses in a sitemap or in a sitemap index (`<loc>`, or one per line in the text form). */
export function locationsOf(body: string): { readonly isIndex: boolean; readonly urls: readonly string[] } {
  const isIndex = /<sitemapindex[\s>]/i.test(body);
  const marked = [...body.matchAll(/<loc>\s*(?:<!\[CDATA\[\s*)?([^<\]\s]+)/gi)].flatMap((match) => (match[1] ? [match[1]] : []));
  const plain = marked.length > 0 || /<\w/.test(body) ? [] : body.split(/\s+/).filter((line) => /^https?:\/\//.test(line));
  return { isIndex, urls: [...marked, ...plain].map((url) => url.replace(/&amp;/g, '&')).slice(0, 5000) };
}

/**
 * Reads the first sitemap that answers, and at most three children when it is an index.
 * `get` makes one bounded GET; null when `candidates` is empty.
 */
export async function readSitemap(
  candidates: readonly string[],
  get: (url: string) => Promise<LightAnswer>,
): Promise<SitemapReading | null> {
  let last: SitemapReading | null = null;
  for (const url of candidates.slice(0, 3)) {
    const answer = await get(url);
    const usable = answer.status === 200 && !/<html[\s>]/i.test(answer.body.slice(0, 2000));
    last = { url, status: answer.status, urls: [] };
    if (!usable) continue;
    const top = locationsOf(answer.body);
    if (!top.isIndex) return { url, status: answer.status, urls: top.urls };
    const children = await Promise.all(top.urls.slice(0, 3).map(get));
    const urls = children.flatMap((child) => (child.status === 200 ? locationsOf(child.body).urls : []));
    return { url, status: answer.status, urls: urls.slice(0, 5000) };
  }
  return last;
}
