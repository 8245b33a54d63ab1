import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { AuditError } from '../errors.js';
import { type ResolvedBrowser, resolveBrowser } from './browser-resolution.js';
import { systemBrowser } from './installed-browsers.js';

/** True where a window can be shown: everywhere but on a Linux without X11 or Wayland. */
export const hasDisplay = (
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean => platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);

/** Playwright's Chromium with a window; its headless shell has none. */
const playwrightWithWindow = (): string | undefined => {
  const full = chromium.executablePath();
  return full && existsSync(full) ? full : undefined;
};

/**
 * A browser that can show a window, chosen as for a capture but never a headless shell and never the packed one.
 * Throws AuditError when there is none.
 */
export async function resolveVisibleBrowser(input: { readonly browserPath?: string | undefined }): Promise<ResolvedBrowser> {
  const resolved = await resolveBrowser(input, {
    playwright: playwrightWithWindow,
    system: () => systemBrowser(),
    packed: () => Promise.resolve(undefined),
  }).catch((error: unknown) => {
    if (error instanceof AuditError && error.code === 'browser-not-found')
      throw withoutWindow('No browser with a window was found.');
    throw error;
  });
  if (resolved.headless === 'shell') throw withoutWindow(`${resolved.executablePath} is a headless shell: it shows no window.`);
  return resolved;
}

const withoutWindow = (message: string): AuditError =>
  new AuditError(message, {
    code: 'no-visible-browser',
    hint: 'Install Chromium or Chrome, or name one with --browser; `vigie login` needs a window to log in by hand.',
  });
