import type { IncomingMessage } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { resolveBrowser } from '../../../src/capture/browser-resolution.js';
import { defaultLimits } from '../../../src/capture/capture-options.js';
import { type Exploration, type ExploreInput, exploreControls } from '../../../src/capture/explore/explore-controls.js';
import type { PageReading } from '../../../src/capture/in-page/program.js';
import { launchBrowser } from '../../../src/capture/launch-browser.js';
import { readPage } from '../../../src/capture/record-page.js';
import { openTab, type Tab } from '../../../src/capture/tab.js';
import type { PageType } from '../../../src/ruleset/vocabulary.js';
import { type Route, startSite } from '../../support/site-server.js';

const words: readonly (readonly [PageType, RegExp])[] = [
  ['legal-notice', /mentions|legal|imprint/i],
  ['terms', /terms|conditions|cgu/i],
  ['report-form', /signaler|report/i],
  ['contact', /contact/i],
];
export const promisesOf: ExploreInput['promisesOf'] = ({ text }) =>
  words.filter(([, word]) => word.test(text)).map(([type]) => type);

export interface Explored extends Exploration {
  readonly origin: string;
  readonly reading: PageReading;
  /** `METHOD /path` of all that reached the site after the page was recorded. */
  readonly reached: readonly string[];
  /** Calls of `readAgain`. */
  readonly readings: number;
  readonly tab: Tab;
  readonly context: BrowserContext;
}

export interface Arrangement extends Partial<Omit<ExploreInput, 'reading' | 'promisesOf' | 'readAgain'>> {
  readonly routes?: Readonly<Record<string, Route>>;
  readonly prepareContext?: (context: BrowserContext) => Promise<void>;
  readonly beforeExploring?: (tab: Tab) => Promise<void>;
  readonly afterExploring?: (explored: Explored) => Promise<void>;
}

export const document = (body: string) =>
  `<!doctype html><html lang="fr"><head><title>Accueil</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

/** Starts a browser for the tests of a file; the function it gives explores one page of a site served for that call. */
export function useExplorer(): (body: string, arrangement?: Arrangement) => Promise<Explored> {
  let browser: Browser;
  beforeAll(async () => {
    browser = (await launchBrowser(await resolveBrowser({}))).browser;
  });
  afterAll(() => browser.close());
  return async (body, { routes = {}, prepareContext, beforeExploring, afterExploring, ...input } = {}) => {
    const reached: string[] = [];
    const count = (request: IncomingMessage) => reached.push(`${request.method} ${request.url}`);
    const page = document(body);
    const site = await startSite({
      routes: {
        '*': (request, response) => {
          count(request);
          const path = new URL(request.url ?? '/', 'http://x').pathname;
          const route = path === '/' ? page : routes[path];
          if (typeof route === 'function') return route(request, response);
          const { status = 200, headers = {}, body: content = '' } = typeof route === 'object' ? route : { body: route ?? '' };
          response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
          response.end(content);
        },
      },
    });
    const context = await browser.newContext({
      acceptDownloads: false,
      serviceWorkers: 'block',
      locale: 'fr-FR',
      viewport: { width: 1280, height: 800 },
    });
    try {
      await prepareContext?.(context);
      const tab = await openTab(context);
      await tab.page.goto(site.url('/'));
      const read = () => readPage(tab, defaultLimits, 3000);
      const reading = await read();
      if (!reading) throw new Error('the fixture page was not read');
      await beforeExploring?.(tab);
      reached.length = 0;
      let readings = 0;
      const exploration = await exploreControls(tab, {
        sought: ['legal-notice', 'terms', 'report-form'],
        limits: { controls: 8, ms: 8000 },
        ...input,
        reading,
        promisesOf,
        readAgain: () => {
          readings++;
          return read();
        },
      });
      const explored: Explored = { ...exploration, origin: site.origin, reading, reached, readings, tab, context };
      await afterExploring?.(explored);
      return explored;
    } finally {
      await context.close();
      await site.close();
    }
  };
}

/** A button that the tool works, for its words promise a page sought. */
export const mentionsButton = (action: string, more = '') =>
  `<footer><button type="button" onclick="${action}">Mentions</button>${more}</footer>`;
