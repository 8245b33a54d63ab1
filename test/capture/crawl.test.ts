import { expect, it } from 'vitest';
import { startSite } from '../support/site-server.js';
import { type Captured, captureOf } from './capture-fixture.js';

const paths = ({ bundle }: Captured) => bundle.pages.map((page) => new URL(page.url).pathname);
const skippedOf = ({ bundle }: Captured, reason: string) =>
  bundle.skipped.filter((entry) => entry.reason === reason).map((entry) => new URL(entry.url).pathname);
const leaf = (text: string) =>
  `<!doctype html><title>${text}</title><main><p>${text}, mot à mot, sur cette page et nulle part ailleurs.</p></main>`;

it('visits promised pages first, then what frames the site, and lists the rest with its reason', async () => {
  const topics = Array.from({ length: 12 }, (_, index) => `<a href="/topic/${index}">Sujet ${index}</a>`).join(' ');
  const captured = await captureOf(
    {
      routes: {
        '/': `<nav><a href="/faq">Aide</a></nav><main>${topics}</main><footer><a href="/mentions">Mentions légales</a></footer>`,
        '*': leaf('Une page'),
      },
    },
    { maxPages: 5, everything: true, limits: { tabs: 1 } },
  );
  expect(paths(captured).slice(0, 3)).toEqual(['/', '/mentions', '/faq']);
  expect(captured.record).toMatchObject({ status: 'partial', stoppedBy: 'page-limit' });
  expect(captured.record.pages).toHaveLength(5);
  expect(skippedOf(captured, 'page-limit')).toHaveLength(10);
  expect(captured.bundle.pages[1]?.foundOn).toEqual({ page: 'p0001', text: 'Mentions légales', place: 'footer' });
});

it('never opens what is outside, unsafe, disallowed or has an effect', async () => {
  const captured = await captureOf(
    {
      routes: {
        '/': `<a href="/private/x">Privé</a> <a href="https://example.com/mentions">Mentions</a> <a href="javascript:alert(1)">JS</a>
          <a href="/logout">Quitter</a> <a href="/cart?action=delete">x</a> <a href="/cgu.pdf">CGU</a> <a href="/photo.jpg">Photo</a> <a href="/out">Dehors</a> <a href="/again">Encore</a>`,
        '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private/' },
        '/out': { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
        '/again': { status: 302, headers: { location: '/' } },
      },
    },
    { maxPages: 10 },
  );
  expect(paths(captured)).toEqual(expect.arrayContaining(['/']));
  expect(skippedOf(captured, 'robots')).toEqual(['/private/x']);
  expect(skippedOf(captured, 'side-effect').sort()).toEqual(['/cart', '/logout']);
  expect(skippedOf(captured, 'document')).toEqual(['/cgu.pdf']);
  expect(skippedOf(captured, 'not-a-page')).toEqual(['/photo.jpg']);
  expect(skippedOf(captured, 'duplicate')).toEqual(['/again']);
  expect(captured.bundle.skipped.find((entry) => entry.reason === 'out-of-scope')?.promises).toEqual(['legal-notice']);
  expect(captured.bundle.skipped.some((entry) => entry.reason === 'unsafe-scheme')).toBe(true);
  for (const path of ['/private/x', '/logout', '/cart?action=delete', '/cgu.pdf'])
    expect(captured.site.asked).not.toContain(path);
  expect(captured.record.robots).toEqual({ url: captured.site.url('/robots.txt'), status: 200 });
});

it('asks for no usual address that robots.txt forbids, and records why', async () => {
  const robots = { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /terms' };
  const captured = await captureOf({ routes: { '/': '<p>Accueil</p>', '/robots.txt': robots } }, { maxPages: 5 });
  const tried = (path: string) => captured.record.slugTries.find((attempt) => attempt.url === captured.site.url(path));
  expect(tried('/terms')).toMatchObject({ status: null, left: 'robots' });
  expect(tried('/mentions-legales')).toMatchObject({ status: 404 });
  expect(tried('/mentions-legales')).not.toHaveProperty('left');
  expect(captured.site.asked).not.toContain('/terms');
});

it('finds a page that only the sitemap knows and one that only its usual address shows', async () => {
  const site = await startSite({
    routes: {
      '/': '<p>Une page sans lien.</p>',
      '/sitemap.xml': (request, response) => {
        response.writeHead(200, { 'content-type': 'application/xml' });
        response.end(
          `<urlset><url><loc>http://${request.headers.host}/contact-us</loc></url><url><loc>http://${request.headers.host}/other</loc></url></urlset>`,
        );
      },
      '/contact-us': leaf('Contact'),
      '/mentions-legales': leaf('Mentions légales'),
    },
  });
  try {
    const captured = await captureOf(site, { maxPages: 10 });
    expect(paths(captured)).toEqual(['/', '/mentions-legales', '/contact-us', '/other']);
    expect(captured.record.sitemap).toEqual({ url: site.url('/sitemap.xml'), status: 200, urls: 2 });
    expect(captured.bundle.pages.map((page) => page.foundOn?.place)).toEqual([undefined, 'slug', 'sitemap', 'sitemap']);
    const tried = (path: string) => captured.record.slugTries.find((attempt) => attempt.url === site.url(path));
    expect(tried('/mentions-legales')).toMatchObject({ status: 200, page: 'p0002', pageType: 'legal-notice', shows: 'visited' });
    expect(tried('/terms')).toMatchObject({ status: 404, detail: 'HTTP 404' });
    expect(captured.record.status).toBe('complete');
  } finally {
    await site.close();
  }
});

it('does not take a polite 200 for a page', async () => {
  const captured = await captureOf(
    { routes: { '/': '<p>Accueil du site</p>', '*': leaf('Désolé, rien ici') } },
    { maxPages: 10 },
  );
  expect(paths(captured)).toEqual(['/']);
  expect(captured.record.slugTries).toContainEqual(
    expect.objectContaining({ detail: 'same answer as an address that does not exist', shows: 'nothing' }),
  );
});

it('loses one page, not the crawl, when a page is no page or breaks off', async () => {
  const captured = await captureOf(
    {
      routes: {
        '/': '<footer><a href="/ok">Bon</a><a href="/download">Fichier</a><a href="/broken">Cassé</a><a href="/last">Fin</a></footer>',
        '/ok': leaf('Bon'),
        '/download': { headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment' }, body: 'PK' },
        '/broken': (_request, response) => void response.destroy(),
        '/last': leaf('Fin'),
      },
    },
    { maxPages: 10, limits: { tabs: 1 } },
  );
  const byPath = new Map(captured.bundle.pages.map((page) => [new URL(page.requestedUrl).pathname, page]));
  expect(byPath.get('/download')).toMatchObject({ obstacle: 'not-html', links: [], artifacts: {} });
  expect(byPath.get('/broken')).toMatchObject({ loadState: 'failed', obstacle: 'unreachable' });
  expect(byPath.get('/last')?.title).toBe('Fin');
});

it('seals what it has when it is interrupted', async () => {
  const controller = new AbortController();
  const links = Array.from({ length: 30 }, (_, index) => `<a href="/p${index}x">P${index}</a>`).join('');
  const captured = await captureOf(
    { routes: { '/': links, '*': { body: leaf('Lente'), delayMs: 400 } } },
    {
      maxPages: 30,
      everything: true,
      signal: controller.signal,
      onEvent: (event) => event.type === 'page-done' && event.pages === 2 && controller.abort(),
    },
  );
  expect(captured.record).toMatchObject({ status: 'partial', stoppedBy: 'interrupted' });
  expect(captured.bundle.pages.length).toBeGreaterThanOrEqual(2);
  expect(captured.bundle.pages.length).toBeLessThan(6);
  expect(skippedOf(captured, 'interrupted').length).toBeGreaterThan(20);
});

it('ends at the time limit and says so', async () => {
  // Pages of one pattern would be left after a few, before the time is over.
  const links = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `<a href="/rubrique-${letter}">${letter}</a>`).join('');
  const captured = await captureOf(
    { routes: { '/': `<nav>${links}</nav>`, '*': { body: leaf('Lente'), delayMs: 1500 } } },
    { maxPages: 30, maxSeconds: 10 },
  );
  expect(captured.record).toMatchObject({ status: 'partial', stoppedBy: 'time-limit' });
  expect(captured.record.detail).toMatch(/time limit of 10 s/);
});

it('leaves a site alone that begins to refuse', async () => {
  const links = Array.from({ length: 9 }, (_, index) => `<a href="/part${'abcdefghi'[index]}">P${index}</a>`).join('');
  const captured = await captureOf(
    { routes: { '/': `<nav>${links}</nav>`, '*': { status: 429, body: 'slow down' } } },
    { maxPages: 20, limits: { tabs: 1, attempts: 1 } },
  );
  expect(captured.record).toMatchObject({ status: 'partial', stoppedBy: 'blocked' });
  // The entry page, four refusals, and the visit that was under way at the fourth.
  expect(captured.record.pages).toHaveLength(6);
});

it('leaves each of twenty light pages as soon as it is quiet', async () => {
  const links = Array.from({ length: 25 }, (_, index) => `<a href="/rubrique-${'abcdefghijklmnopqrstuvwxyz'[index]}">R</a>`).join(
    '',
  );
  const captured = await captureOf(
    { routes: { '/': `<nav>${links}</nav>`, '*': leaf('Rubrique') } },
    { maxPages: 20, limits: { quietMs: 400, settleMs: 60_000 } },
  );
  expect(captured.record.pages).toHaveLength(20);
  expect(new Set(captured.bundle.pages.map(({ loadState }) => loadState))).toEqual(new Set(['quiet']));
});
