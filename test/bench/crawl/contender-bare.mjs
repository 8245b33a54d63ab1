// The bare Playwright loop: two tabs of one context, `goto` and `content()`, nothing kept.
import { chromium } from 'playwright-core';
import { measuredBrowser } from './browser.mjs';
import { finished, pageDone, place, started, task } from './contender.mjs';

const launchOptions = await measuredBrowser(task.browserPath);
started();
const browser = await chromium.launch(launchOptions);
const context = await browser.newContext({ viewport: place.viewport, locale: place.locale, timezoneId: place.timezone });
const waiting = [...task.urls];

async function work() {
  const page = await context.newPage();
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    await page.goto(url);
    await page.content();
    pageDone();
  }
}
await Promise.all(Array.from({ length: task.tabs }, work));
await browser.close();
finished({ browser: browser.version() });
