import { resolveBrowser } from '../../../dist/capture/browser-resolution.js';
import * as launching from '../../../dist/capture/launch-browser.js';

/**
 * The browser and the switches that Vigie itself would use, so that every contender has the same.
 * @param {string | undefined} browserPath
 */
export async function measuredBrowser(browserPath) {
  const { executablePath, environment } = await resolveBrowser({ browserPath });
  const args = launching.quietArguments;
  if (!Array.isArray(args))
    throw new Error('src/capture/launch-browser.ts must export quietArguments, the switches of its browser.');
  const sandbox = process.getuid?.() !== 0;
  return { executablePath, args: [...args], env: { ...process.env, ...environment }, chromiumSandbox: sandbox, headless: true };
}
