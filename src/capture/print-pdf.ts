import { pathToFileURL } from 'node:url';
import { AuditError } from '../errors.js';
import { resolveBrowser } from './browser-resolution.js';
import { launchBrowser } from './launch-browser.js';

/** An address at which nothing answers: should the page ask for anything, it is told nothing. */
const nowhere = 'http://127.0.0.1:1';

/**
 * Prints an HTML file of ours as a tagged PDF with bookmarks, on paper as its style sheet says; no script runs and nothing is loaded
 * from a network. Throws AuditError when no browser can be started or the page cannot be printed.
 * @param html path of the page
 * @param pdf path of the file to write
 */
export async function printPdf(
  html: string,
  pdf: string,
  options: { readonly browserPath?: string | undefined } = {},
): Promise<void> {
  const { browser } = await launchBrowser(await resolveBrowser({ browserPath: options.browserPath }), nowhere);
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true, acceptDownloads: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(html).href);
    await page.pdf({ path: pdf, tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  } catch (cause) {
    throw new AuditError(`${html} could not be printed: ${(cause as Error).message.split('\n')[0]}.`, {
      code: 'pdf-not-printed',
      hint: 'Open the page in a browser and print it from there.',
      cause,
    });
  } finally {
    await browser.close();
  }
}
