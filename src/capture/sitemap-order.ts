/** Names of sitemaps that hold the pages an audit looks for. */
const promising =
  /(?:^|[^a-z])(?:pages?|static|statique|legal|mentions|infos?|information|institution\w*|corporate|about|help|aide|faq|support|cms|main|general|core|misc|root)(?:[^a-z]|$)/i;
/** Names of sitemaps that hold what a site has by the thousand. */
const plentiful =
  /(?:post|article|product|produit|item|listing|annonce|ad|topic|thread|news|video|image|tag|category|categor|author|auteur|user|member|profile|archive|city|ville|location|review|avis)/i;
const media = /(?:image|photo|video|media|attachment)/i;

function promiseOf(url: string): number {
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/sitemap|\.xml|\.gz|index/gi, ' ');
  if (promising.test(name)) return 2;
  if (media.test(name)) return -2;
  return plentiful.test(name) ? -1 : 0;
}

/**
 * Sitemaps of an index in the order in which they are worth reading: one of each kind before a second of any (`post-sitemap37` is of
 * the kind `post-sitemap`), and promising names before plentiful ones.
 */
export function inOrderOfPromise<T extends { readonly url: string }>(sitemaps: readonly T[]): T[] {
  const counts = new Map<string, number>();
  return sitemaps
    .map((sitemap, order) => {
      const kind = sitemap.url.replace(/\d+/g, '#').replace(/[-_]?#/g, '');
      const round = counts.get(kind) ?? 0;
      counts.set(kind, round + 1);
      return { sitemap, order, round, promise: promiseOf(sitemap.url) };
    })
    .sort((a, b) => a.round - b.round || b.promise - a.promise || a.order - b.order)
    .map(({ sitemap }) => sitemap);
}
