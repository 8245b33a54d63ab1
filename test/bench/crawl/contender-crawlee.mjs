// Crawlee's PlaywrightCrawler with its defaults: same browser, same switches, two pages at a time, content() of each.
import { createRequire } from 'node:module';
import { measuredBrowser } from './browser.mjs';
import { finished, pageDone, started, task } from './contender.mjs';

const require = createRequire(task.crawleePackage);
const { chromium } = require('playwright');
const { Configuration, log, PlaywrightCrawler } = require('@crawlee/playwright');

log.setLevel(log.LEVELS.ERROR);
const { headless, ...launchOptions } = await measuredBrowser(task.browserPath);
started();
let failed = 0;
const crawler = new PlaywrightCrawler(
  {
    headless,
    launchContext: { launcher: chromium, launchOptions },
    minConcurrency: task.tabs,
    maxConcurrency: task.tabs,
    requestHandler: async ({ page }) => {
      await page.content();
      pageDone();
    },
    failedRequestHandler: () => {
      failed++;
    },
  },
  new Configuration({ persistStorage: false }),
);
await crawler.run(task.urls);
await crawler.teardown();
finished({ failed });
