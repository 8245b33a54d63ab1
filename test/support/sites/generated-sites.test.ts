import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { SiteServer } from '../site-server.js';
import { forumFlavours } from './forum-addresses.js';
import { type GeneratedSite, keyTypes, serveGenerated } from './generated-site.js';
import { honestPageCount, honestPaths, honestSite } from './honest-site.js';
import { hugeForum } from './huge-forum.js';
import { type ShapeSize, shapedSite, siteShapes } from './site-shapes.js';

const origin = 'http://127.0.0.1:8080';
const servers: SiteServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const body = (site: GeneratedSite, path: string) => site.answer(new URL(path, origin))?.body;
const linksOf = (html: unknown): string[] =>
  [...String(html).matchAll(/<a [^>]*href="([^"#]+)"/g)].map(([, href]) => (href as string).replaceAll('&amp;', '&'));

/** Addresses that links reach from the entry page, at most `most`. */
function reached(site: GeneratedSite, most: number): Set<string> {
  const found = new Set([site.entryPath]);
  for (const path of found) {
    if (found.size >= most) break;
    for (const href of linksOf(body(site, path))) if (href.startsWith('/')) found.add(href);
  }
  return found;
}

describe('honest site', () => {
  const site = honestSite();

  it('has a thousand pages of about 60 KB and 30 links, all reached by links', () => {
    expect(new Set(honestPaths).size).toBe(honestPageCount);
    const pages = reached(site, Number.POSITIVE_INFINITY);
    expect(honestPaths.filter((path) => !pages.has(path))).toEqual([]);
    for (const path of ['/', '/contact-us', '/discussions/500', '/discussions/992']) {
      const html = String(body(site, path));
      expect(html.length).toBeGreaterThan(55_000);
      expect(html.length).toBeLessThan(68_000);
      expect(new Set(linksOf(html)).size).toBeGreaterThan(24);
      expect(html.match(/<img /g)).toHaveLength(12);
    }
  });

  it('has assets of honest weight that may be cached, and images that are images', () => {
    for (const path of ['/assets/site.css', '/assets/site-0.js', '/assets/site-1.js', '/assets/site-2.js']) {
      const answer = site.answer(new URL(path, origin));
      expect(answer?.body.length, path).toBeGreaterThan(38_000);
      expect(answer?.body.length, path).toBeLessThan(43_000);
      expect(answer?.headers?.['cache-control']).toContain('max-age');
    }
    for (const number of [0, 7, 399]) {
      const image = body(site, `/assets/image-${number}.png`) as Uint8Array;
      expect(image.length).toBeGreaterThan(8_000);
      expect(image.length).toBeLessThan(20_500);
      expect(Buffer.from(image).subarray(1, 4).toString()).toBe('PNG');
    }
    expect(body(site, '/assets/image-400.png')).toBeUndefined();
  });
});

describe('huge forum', () => {
  it.each(forumFlavours)('a %s forum answers every link of its first pages, the same each time', (flavour) => {
    const [forum, again] = [hugeForum(flavour), hugeForum(flavour)];
    const paths = [...reached(forum, 2_000)];
    expect(paths.length).toBeGreaterThan(1_900);
    expect(paths.slice(0, 600).filter((path) => body(forum, path) === undefined)).toEqual([]);
    for (const path of paths.slice(0, 50)) expect(body(again, path)).toBe(body(forum, path));
  });

  it.each(forumFlavours)('a %s forum has traps without end and a report form behind posts only', (flavour) => {
    const forum = hugeForum(flavour);
    const paths = [...reached(forum, 3_000)];
    const kinds = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).length;
    expect(kinds(/calendar|upcoming-events/)).toBeGreaterThan(1);
    expect(kinds(/facets=/)).toBeGreaterThan(5);
    expect(kinds(/sk=|order=/)).toBeGreaterThan(10);
    expect(kinds(/print/)).toBeGreaterThan(0);
    expect(kinds(/sid=/) > 0).toBe(flavour === 'phpbb');
    const report = paths.filter((path) => forum.keyTypeOf(new URL(path, origin)) === 'report-form');
    expect(report.length).toBeGreaterThan(10);
    expect(linksOf(body(forum, '/')).some((path) => forum.keyTypeOf(new URL(path, origin)) === 'report-form')).toBe(false);
  });

  it('gives the same page another session id on each page that links to it', () => {
    const forum = hugeForum('phpbb');
    const idOn = (path: string) => /sid=([0-9a-f]{32})/.exec(String(body(forum, path)))?.[1];
    expect(idOn('/')).toBeDefined();
    expect(idOn('/')).not.toBe(idOn('/viewforum.php?f=1'));
    expect(forum.answer(new URL('/viewforum.php?f=1&sid=abc', origin))).toBeDefined();
  });
});

describe('site shapes', () => {
  const sizes: ShapeSize[] = ['small', 'noisy'];
  const shapes = siteShapes.flatMap((shape) => sizes.map((size) => [shape, size] as const));

  it.each(shapes)('%s (%s): what plain links reach is what the shape promises', (shape, size) => {
    const site = shapedSite({ shape, language: 'fr', size });
    const found = new Set([...reached(site, 500)].map((path) => site.keyTypeOf(new URL(path, origin))).filter(Boolean));
    const expected = {
      'footer-links': 7,
      'menu-behind-button': 0,
      'three-levels-down': 7,
      'script-links': 0,
      'sitemap-only': 0,
      'sitemap-index': 0,
      'orphan-legal-notice': 6,
    };
    expect(found.size).toBe(expected[shape]);
  });

  it('the small site has 15 pages, the noisy one 200 pages of content', () => {
    expect(reached(shapedSite({ shape: 'footer-links', language: 'en', size: 'small' }), 500).size).toBe(15);
    expect(reached(shapedSite({ shape: 'footer-links', language: 'en', size: 'noisy' }), 500).size).toBe(208);
  });

  it('sitemaps list every key page, one of them compressed', async () => {
    const server = await serveGenerated(shapedSite({ shape: 'sitemap-index', language: 'fr', size: 'noisy' }));
    servers.push(server);
    expect(await (await fetch(server.url('/robots.txt'))).text()).toContain(`Sitemap: ${server.origin}/maps/index.xml`);
    const packed = Buffer.from(await (await fetch(server.url('/maps/second.xml.gz'))).arrayBuffer());
    const map = gunzipSync(packed).toString();
    const site = shapedSite({ shape: 'sitemap-index', language: 'fr', size: 'noisy' });
    const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => site.keyTypeOf(new URL(url as string)));
    expect(listed.filter(Boolean)).toEqual([...keyTypes]);
    expect((await fetch(server.url('/nothing-here'))).status).toBe(404);
  });
});
