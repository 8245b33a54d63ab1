import { basename } from 'node:path';
import { AuditError } from '../errors.js';
import { isExecutable, playwrightBrowser, systemBrowser } from './installed-browsers.js';
import { type PackedBrowser, packedBrowser } from './packed-browser.js';

export type BrowserSource = 'option' | 'environment' | 'playwright' | 'system' | 'npm package';

export interface ResolvedBrowser {
  readonly executablePath: string;
  readonly source: BrowserSource;
  readonly headless: 'new' | 'shell';
  /** Extra environment of the browser process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Set when the choice should be announced: an outdated fallback. */
  readonly warning?: string;
  /** Set when this browser cannot open https pages here: why, in one sentence. */
  readonly withoutHttps?: string;
}

/** Value of `VIGIE_BROWSER` that asks for the browser of the npm package, whatever is installed. */
const packedName = 'packed';

/** Where each kind of browser is looked for; replaced in tests. */
export interface BrowserFinders {
  readonly playwright: () => string | undefined;
  readonly system: () => string | undefined;
  readonly packed: typeof packedBrowser;
}

const finders: BrowserFinders = { playwright: playwrightBrowser, system: () => systemBrowser(), packed: packedBrowser };

/**
 * Chooses the browser: `--browser`, then `VIGIE_BROWSER` (a path, or `packed` for that of the npm package), then Playwright's own
 * Chromium (headless shell preferred), then an
 * installed Chrome, Chromium or Edge, then the `@sparticuz/chromium` npm package.
 * Throws AuditError when a named browser cannot be run or when none is found.
 */
export async function resolveBrowser(
  input: { readonly browserPath?: string | undefined; readonly environment?: NodeJS.ProcessEnv },
  find: BrowserFinders = finders,
): Promise<ResolvedBrowser> {
  const environment = input.environment ?? process.env;
  if (input.browserPath) return named(input.browserPath, 'option', '--browser');
  const wantsPacked = environment.VIGIE_BROWSER === packedName;
  if (environment.VIGIE_BROWSER && !wantsPacked) return named(environment.VIGIE_BROWSER, 'environment', 'VIGIE_BROWSER');
  const own = wantsPacked ? undefined : find.playwright();
  if (own) return chosen(own, 'playwright');
  const installed = wantsPacked ? undefined : find.system();
  if (installed) return chosen(installed, 'system');
  const packed = await find.packed();
  if (packed) return fromPackage(packed, wantsPacked ? 'VIGIE_BROWSER asks for it' : 'No browser is installed');
  throw new AuditError('No browser was found, and a site can only be visited with one.', {
    code: 'browser-not-found',
    hint: 'Install one with `npx playwright-core install chromium-headless-shell` or install Chromium or Chrome, or name one with --browser or VIGIE_BROWSER.',
  });
}

function fromPackage(packed: PackedBrowser, why: string): ResolvedBrowser {
  return {
    executablePath: packed.executablePath,
    source: 'npm package',
    headless: 'shell',
    environment: packed.environment,
    warning:
      `${why}, so the one of the npm package @sparticuz/chromium ${packed.packageVersion} is used. ` +
      'It is older than current Chromium and lacks its latest security fixes: install Chromium or Chrome for regular use.',
    ...(packed.opensHttps
      ? {}
      : { withoutHttps: 'The packed browser cannot open https pages here, because the library libsqlite3.so.0 is missing.' }),
  };
}

/** Refuses an https address to a browser that would stop at it. Throws AuditError. */
export function assertOpens(resolved: ResolvedBrowser, url: string): void {
  if (resolved.withoutHttps === undefined || !/^https:/i.test(url)) return;
  throw new AuditError(resolved.withoutHttps, { code: 'browser-without-https', hint: httpsHint });
}

/** What to install for https. */
export const httpsHint = 'Install Chromium or Chrome, or that library (on Debian: `apt-get install libsqlite3-0`).';

function named(path: string, source: BrowserSource, by: string): ResolvedBrowser {
  if (!isExecutable(path)) {
    throw new AuditError(`${by} names ${path}, which is not a program that can be run.`, {
      code: 'browser-not-runnable',
      hint: 'Give the full path of Chromium, Chrome or Edge, or leave it out to let vigie choose.',
    });
  }
  return chosen(path, source);
}

function chosen(executablePath: string, source: BrowserSource): ResolvedBrowser {
  const headless = /headless[-_]shell/.test(basename(executablePath)) ? 'shell' : 'new';
  return { executablePath, source, headless, environment: {} };
}
