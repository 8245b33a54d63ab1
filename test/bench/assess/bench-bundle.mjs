import { createBundleWriter } from '../../../dist/evidence/bundle-writer.js';
import { createFactEngine } from '../../../dist/facts/fact-engine.js';

const origin = 'https://terre-et-rang.example';
const at = '2026-11-01T12:00:00.000Z';

function recordOf(view, page, index) {
  const url = `${origin}${page.path}`;
  return {
    id: `p${String(index + 1).padStart(4, '0')}`,
    requestedUrl: url,
    url,
    status: 200,
    contentType: 'text/html',
    title: view.title,
    lang: '',
    depth: index === 0 ? 0 : 1,
    ...(index === 0 ? {} : { foundOn: { page: 'p0001', text: view.title, place: 'main' } }),
    loadState: 'quiet',
    capturedAt: at,
    durationMs: 100,
    hops: [],
    links: view.links,
    forms: view.forms,
    controls: view.controls,
    cookies: [],
    storage: [],
    requests: [],
    dialogs: 0,
    viewport: { width: 1280, height: 800 },
  };
}

/** Seals pages in a bundle on disk, as a complete visit would have left them. */
export async function writeBundle(directory, pages, ruleset) {
  const engine = createFactEngine(ruleset);
  const writer = createBundleWriter(directory);
  pages.forEach((page, index) => {
    const view = engine.viewOfDocument({
      source: page.path,
      content: page.html,
      format: 'html',
      url: `${origin}${page.path}`,
      pageType: 'other',
    });
    writer.writePage(recordOf(view, page, index), { dom: { html: page.html, truncated: false } });
  });
  const tries = [...ruleset.pageTypes.values()].flatMap(({ id, slugs }) =>
    slugs.map((slug) => ({ url: new URL(`/${slug.replace(/^\//, '')}`, origin).href, pageType: id, status: 404 })),
  );
  await writer.finish({
    capture: {
      schema: 1,
      entryUrl: `${origin}/`,
      finalEntryUrl: `${origin}/`,
      scope: 'terre-et-rang.example',
      startedAt: at,
      endedAt: at,
      status: 'complete',
      options: {
        maxPages: pages.length,
        maxDepth: 3,
        maxSeconds: 600,
        locale: 'fr-FR',
        timezone: 'Europe/Paris',
        viewport: { width: 1280, height: 800 },
      },
      pages: pages.map((_, index) => `p${String(index + 1).padStart(4, '0')}`),
      sitemap: null,
      robots: null,
      slugTries: tries,
    },
    environment: {
      tool: { name: 'vigie', version: 'bench' },
      node: '',
      os: { platform: '', release: '', arch: '' },
      browser: { name: 'none', version: '', source: 'bench', headless: 'shell', sandbox: true, userAgent: '' },
      rulesetDigest: '',
      command: [],
    },
    skipped: [],
  });
}
