import type { CaptureLimits } from './capture-options.js';
import { type PageReading, type ReadingLimits, readingProgram } from './in-page/program.js';
import { runIsolatedLong } from './isolated-world.js';
import type { Tab } from './tab.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/**
 * What was read of the page, cut to the storage limit; undefined when the page did not let itself be read in time.
 * @param places how many places of text are measured, and down to where line by line
 */
export async function readPage(
  tab: Tab,
  limits: CaptureLimits,
  ms: number,
  places: Pick<ReadingLimits, 'runs' | 'linesTo'> = { runs: 0 },
): Promise<PageReading | undefined> {
  const program = readingProgram({ html: limits.storedHtmlBytes, links: limits.links, controls: limits.controls, ...places });
  const end = Date.now() + ms;
  for (let attempt = 0; attempt < 3 && Date.now() < end; attempt++) {
    try {
      const reading = await runIsolatedLong<PageReading>(tab.session, program, ['html', 'text'], end - Date.now());
      return reading === timedOut ? undefined : withinBytes(reading, limits.storedHtmlBytes);
    } catch {
      // A script sent the page elsewhere while it was read: read what comes instead.
      await tab.page
        .waitForLoadState('domcontentloaded', { timeout: Math.max(1, Math.min(2000, end - Date.now())) })
        .catch(() => undefined);
    }
  }
  return undefined;
}

/** The page counts characters; files are limited in bytes. */
function withinBytes(reading: PageReading, maxBytes: number): PageReading {
  // Lone surrogates of a broken page become U+FFFD here, as they will in the file.
  const bytes = Buffer.from(reading.html, 'utf8');
  if (bytes.length <= maxBytes) return reading;
  return {
    ...reading,
    html: bytes
      .subarray(0, maxBytes)
      .toString('utf8')
      .replace(/\uFFFD$/, ''),
    truncated: true,
  };
}

/** JPEG of the viewport, or undefined when the tab cannot be painted within `ms`. */
export async function screenshot(tab: Tab, ms: number): Promise<Uint8Array | undefined> {
  const shot = tab.session.send('Page.captureScreenshot', { format: 'jpeg', quality: 60, optimizeForSpeed: true });
  const answer = await withTimeLimit(shot, ms).catch(() => timedOut);
  return answer === timedOut ? undefined : Buffer.from((answer as { data: string }).data, 'base64');
}
