import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchBrowser } from '../../src/capture/launch-browser.js';
import { openContext } from '../../src/capture/open-context.js';
import { fontSettings, packedBrowser } from '../../src/capture/packed-browser.js';

it('writes font settings that name the fonts packed beside the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-fonts-'));
  try {
    expect(readFileSync(fontSettings(folder), 'utf8')).toContain(`<dir>${join(folder, 'fonts')}</dir>`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

// Without fonts this build of Chromium stopped at the first select, date or e-mail field of a page.
it('draws form controls with the packed browser', async () => {
  const packed = await packedBrowser();
  if (packed === undefined) {
    expect(`${process.platform} ${process.arch}`).not.toBe('linux x64');
    return;
  }
  const settings = packed.environment.FONTCONFIG_FILE ?? '';
  const folders = [...readFileSync(settings, 'utf8').matchAll(/<dir>(.*?)<\/dir>/g)].map((match) => match[1] ?? '');
  const fonts = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  expect(fonts.some((file) => file.endsWith('.ttf'))).toBe(true);

  const { browser } = await launchBrowser({
    executablePath: packed.executablePath,
    source: 'npm package',
    headless: 'shell',
    environment: packed.environment,
  });
  try {
    const context = await openContext(browser, {
      entryUrl: 'http://127.0.0.1/',
      version: '0.0.0',
      locale: 'fr-FR',
      timezone: 'Europe/Paris',
      viewport: { width: 600, height: 400 },
    });
    const page = await context.newPage();
    await page.setContent('<select><option>a</option></select><input type="date"><input type="email"><textarea></textarea>');
    expect((await page.screenshot()).length).toBeGreaterThan(0);
    expect(browser.isConnected()).toBe(true);
  } finally {
    await browser.close();
  }
});
