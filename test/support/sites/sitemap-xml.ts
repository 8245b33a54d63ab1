import { escapeHtml } from './page-html.js';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A sitemap of pages. */
export const sitemap = (origin: string, paths: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${namespace}">${paths
    .map((path) => `<url><loc>${escapeHtml(origin + path)}</loc></url>`)
    .join('\n')}</urlset>`;

/** A sitemap of sitemaps. */
export const sitemapIndex = (origin: string, paths: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="${namespace}">${paths
    .map((path) => `<sitemap><loc>${escapeHtml(origin + path)}</loc></sitemap>`)
    .join('\n')}</sitemapindex>`;
