import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureSite } from '../../dist/capture/capture-site.js';
import { readBundle } from '../../dist/evidence/read-bundle.js';
import { htmlOf } from '../../dist/facts/document-draft.js';
import { importTypeScript } from './typescript.mjs';

const { startSite } = await importTypeScript('support/site-server.ts');

/**
 * Serves each page of a corpus on loopback, opens it in the browser as a visit does, and reads what was captured.
 * A page of which nothing was captured is read as empty, and told.
 * @param {string} directory
 * @param {readonly string[]} pages paths under `directory`
 * @param {{ruleset: object, engine: object}} reading
 * @returns {Promise<Map<string, object>>} a PageView for each path
 */
export async function capturedViews(directory, pages, { ruleset, engine }) {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const routes = Object.fromEntries(pages.map((page) => [routeOf(page), servedPage(directory, page)]));
  const server = await startSite({ routes });
  try {
    const views = new Map();
    for (const [index, page] of pages.entries()) {
      const bundle = join(folder, `${index}.wacz`);
      await captureSite({ ...quickVisit, entryUrl: server.url(routeOf(page)), directory: bundle, ruleset, engine });
      const { pages: records, readText } = readBundle(bundle);
      const record = records.find(({ artifacts }) => artifacts.dom !== undefined);
      if (record === undefined) console.log(`${page}: nothing was captured`);
      else if (record.obstacle) console.log(`${page}: ${record.obstacle.kind}`);
      views.set(
        page,
        record === undefined
          ? engine.viewOfDocument({ source: page, content: '', format: 'html' })
          : engine.viewOfPage(record, readText(record.artifacts.dom.path)),
      );
      rmSync(bundle, { recursive: true, force: true });
    }
    return views;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One page, and nothing but reading it. */
const quickVisit = {
  maxPages: 1,
  maxDepth: 0,
  maxSeconds: 120,
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
  viewport: { width: 1280, height: 900 },
  command: ['bench', 'accuracy'],
  version: 'bench',
  media: 'none',
  webArchive: false,
  limits: { entryDwellMs: 0, slugTries: 0 },
};

/** The name tells something of what a page is, its ending nothing. */
const routeOf = (page) => `/${encodeURI(page).replace(/\.md$/, '.html')}`;

function servedPage(directory, page) {
  const content = readFileSync(join(directory, page), 'utf8');
  return page.endsWith('.md') ? htmlOf({ source: page, content, format: 'markdown' }) : content;
}
