import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { entriesOf, readSitemap, type SitemapAnswer } from '../../src/capture/sitemap.js';
import { inOrderOfPromise } from '../../src/capture/sitemap-order.js';
import { gunzipAtMost } from '../../src/capture/sitemap-text.js';

const site = 'https://a.example';
const set = (...paths: string[]) => `<urlset>${paths.map((path) => `<url><loc>${site}${path}</loc></url>`).join('')}</urlset>`;
const index = (...paths: string[]) =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${site}${path}</loc></sitemap>`).join('')}</sitemapindex>`;

function serve(files: Readonly<Record<string, string | Uint8Array>>) {
  const asked: string[] = [];
  const get = async (url: string): Promise<SitemapAnswer> => {
    const path = url.slice(site.length);
    asked.push(path);
    const file = files[path];
    const base = { url, contentType: 'application/xml', truncated: false };
    const bytes = typeof file === 'string' ? Buffer.from(file) : (file ?? new Uint8Array());
    if (file === undefined) return { ...base, bytes, status: 404, body: '' };
    return { ...base, bytes, status: 200, body: typeof file === 'string' ? file : '' };
  };
  return { asked, get };
}

describe('a sitemap', () => {
  it('gives addresses with their dates, without alternates, images and comments of other kinds', () => {
    const body = `<urlset xmlns:image="i"><url><loc>${site}/a?x=1&amp;y=2</loc><lastmod>2026-05-01</lastmod>
      <xhtml:link rel="alternate" hreflang="en" href="${site}/en/a"/><image:image><image:loc>${site}/a.jpg</image:loc></image:image></url>
      <url><lastmod>2020-01-01</lastmod><loc><![CDATA[${site}/b]]></loc></url></urlset>`;
    expect(entriesOf(body)).toEqual({
      isIndex: false,
      entries: [{ url: `${site}/a?x=1&y=2`, lastmod: '2026-05-01' }, { url: `${site}/b` }],
    });
  });

  it('is read from an index, promising names first and one of each kind before a second', async () => {
    const names = [
      ...Array.from({ length: 20 }, (_, n) => `/post-sitemap${n + 1}.xml`),
      '/image-sitemap.xml',
      '/page-sitemap.xml',
    ];
    const files = Object.fromEntries(names.map((name) => [name, set(`${name}/one`)]));
    const { asked, get } = serve({ '/sitemap.xml': index(...names), ...files });
    const reading = await readSitemap([`${site}/sitemap.xml`], get);
    expect(asked.slice(1, 5)).toEqual(['/page-sitemap.xml', '/post-sitemap1.xml', '/image-sitemap.xml', '/post-sitemap2.xml']);
    expect(asked).toHaveLength(11);
    expect(reading).toMatchObject({ url: `${site}/sitemap.xml`, status: 200, unread: 12 });
    expect(reading?.urls[0]).toBe(`${site}/page-sitemap.xml/one`);
  });

  it('is read from an index inside an index, and an index that names itself does no harm', async () => {
    const { asked, get } = serve({
      '/sitemap.xml': index('/sitemap.xml', '/inner.xml'),
      '/inner.xml': index('/pages.xml', '/inner.xml'),
      '/pages.xml': set('/cgu'),
    });
    expect((await readSitemap([`${site}/sitemap.xml`], get))?.urls).toEqual([`${site}/cgu`]);
    expect(asked).toEqual(['/sitemap.xml', '/inner.xml', '/pages.xml']);
  });

  it('may be compressed, and cut in the middle', async () => {
    const whole = gzipSync(set(...Array.from({ length: 2000 }, (_, n) => `/page-${n}`)));
    const { get } = serve({
      '/sitemap.xml': index('/a.xml.gz', '/b.xml.gz'),
      '/a.xml.gz': gzipSync(set('/cgu')),
      '/b.xml.gz': whole.subarray(0, -200),
    });
    const urls = (await readSitemap([`${site}/sitemap.xml`], get))?.urls ?? [];
    expect(urls[0]).toBe(`${site}/cgu`);
    expect(urls.length).toBeGreaterThan(500);
  });

  it('that would swell without end is decompressed to the limit only', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, 'a'));
    expect(bomb.length).toBeLessThan(100_000);
    expect((await gunzipAtMost(bomb, 1_000_000)).length).toBe(1_000_000);
    expect((await gunzipAtMost(Buffer.from('no gzip at all'), 1000)).length).toBe(0);
  });

  it('that is a page of the site is none: the next candidate is asked', async () => {
    const { get } = serve({
      '/a.xml': '<!doctype html><html lang="fr"><p>Accueil',
      '/sitemap.txt': `${site}/cgu\n${site}/contact\n`,
    });
    expect((await readSitemap([`${site}/a.xml`, `${site}/sitemap.txt`], get))?.urls).toEqual([`${site}/cgu`, `${site}/contact`]);
    expect(await readSitemap([`${site}/none.xml`], get)).toMatchObject({ status: 404, urls: [], entries: [] });
    expect(await readSitemap([], get)).toBeNull();
  });

  it('has the sitemap of legal pages before those of goods and pictures', () => {
    const names = ['/product_sitemap.xml', '/media.xml', '/sitemap-legal.xml', '/sitemap_en.xml'];
    expect(inOrderOfPromise(names.map((url) => ({ url }))).map(({ url }) => url)).toEqual([
      '/sitemap-legal.xml',
      '/sitemap_en.xml',
      '/product_sitemap.xml',
      '/media.xml',
    ]);
  });
});
