import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveBrowser } from '../../src/capture/browser-resolution.js';
import { renderHtml } from '../../src/report/render-html.js';
import { sampleAssessment, sampleScreenshot } from './sample.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'vigie-report-'));
let browser: Browser;

beforeAll(async () => {
  const { executablePath, environment } = await resolveBrowser({});
  // Chromium refuses its sandbox to root; the pages shown here are our own.
  browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...environment } as Record<string, string>,
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(lang: 'fr' | 'en', options: { readonly width?: number; readonly script?: boolean } = {}) {
  const file = join(folder, `${lang}.html`);
  writeFileSync(file, renderHtml(sampleAssessment(), { lang, screenshot: sampleScreenshot }));
  // axe has to be injected, which the page's own policy rightly refuses.
  const context = await browser.newContext({
    bypassCSP: options.script === true,
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  return { page, context, asked, complaints };
}

describe('the report in a browser', () => {
  it.each(['fr', 'en'] as const)('passes axe in %s', { timeout: 60_000 }, async (lang) => {
    const { page, context } = await open(lang, { script: true });
    await page.addScriptTag({ content: axe });
    const violations = await page.evaluate(async () => {
      const { axe: engine } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await engine.run()).violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
    await context.close();
  });

  it('loads nothing but itself and breaks none of its own rules', { timeout: 60_000 }, async () => {
    const { asked, complaints, context } = await open('fr');
    expect(asked.filter((url) => !url.startsWith('data:image/jpeg;base64,'))).toEqual([
      pathToFileURL(join(folder, 'fr.html')).href,
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows its screenshots', { timeout: 60_000 }, async () => {
    const { page, context } = await open('fr');
    const widths = await page.evaluate(() => [...document.images].map((image) => image.naturalWidth));
    expect(widths.length).toBeGreaterThan(1);
    expect(widths.every((width) => width > 0)).toBe(true);
    await context.close();
  });

  it('draws the framed parts of its screenshots, on screen and on paper', { timeout: 60_000 }, async () => {
    const { page, context } = await open('fr');
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const figure = page.locator('#r-dsa-16-1-notice-electronic-only figure.place svg');
      await figure.scrollIntoViewIfNeeded();
      const box = await figure.boundingBox();
      expect(box?.width).toBeGreaterThan(300);
      expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(640 / 260, 1);
      // Words on a picture take far more bytes than an empty frame.
      const drawn = await figure.screenshot();
      await page.evaluate(() => document.querySelector('.pictures image')?.removeAttribute('href'));
      const empty = await figure.screenshot();
      expect(drawn.length).toBeGreaterThan(empty.length * 2);
      await page.reload();
    }
    await context.close();
  });

  it.each([360, 1280])('fits a window %i pixels wide', { timeout: 60_000 }, async (width) => {
    const { page, context } = await open('fr', { width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });

  it('prints what is folded on the screen', { timeout: 60_000 }, async () => {
    const { page, context } = await open('fr');
    const shown = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('details .folded-body')].every((body) =>
          body.checkVisibility({ contentVisibilityAuto: true }),
        ),
      );
    expect(await shown()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    // Folding is undone by style, which some builds of Chromium apply with the next frame only.
    await expect.poll(shown).toBe(true);
    await context.close();
  });
});
