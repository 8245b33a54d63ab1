import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveBrowser } from '../../src/capture/browser-resolution.js';
import { renderRecord } from '../../src/report/record/render-record.js';
import { recordSample } from './record-sample.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'vigie-record-'));
let browser: Browser;
beforeAll(async () => {
  const { executablePath, environment } = await resolveBrowser({});
  // Chromium refuses its sandbox to root; the page shown here is our own.
  browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...environment } as Record<string, string>,
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(lang: 'fr' | 'en', { width = 1280, script = false } = {}) {
  const file = join(folder, `${lang}.html`);
  writeFileSync(file, renderRecord(recordSample(), lang));
  // axe has to be injected, which the page's own policy rightly refuses.
  const context = await browser.newContext({ bypassCSP: script, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  return { page, context, asked, complaints };
}

describe('the record in a browser', () => {
  it.each(['fr', 'en'] as const)('passes axe in %s', async (lang) => {
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

  it('loads nothing but itself and breaks none of its own rules', async () => {
    const { asked, complaints, context } = await open('fr');
    expect(asked).toEqual([pathToFileURL(join(folder, 'fr.html')).href]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([360, 1280])('fits a window %i pixels wide', async (width) => {
    const { page, context } = await open('fr', { width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });
});
