import { type Browser, chromium } from 'playwright-core';
import { AuditError } from '../errors.js';
import type { EnvironmentRecord } from '../evidence/capture-record.js';
import type { ResolvedBrowser } from './browser-resolution.js';

/** Keeps the browser silent: nothing but the site's own traffic may appear in the evidence. */
export const quietArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-pings',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy',
  // A page whose scripts want more than this loses its tab, not the machine (MB).
  '--js-flags=--max-old-space-size=768',
];

export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly sandbox: boolean;
}

/**
 * Starts the browser, sandboxed unless this process is root (Chromium refuses); everything it loads goes through `proxyServer`,
 * loopback too; `visible` opens a window. Throws AuditError when it does not start.
 */
export async function launchBrowser(resolved: ResolvedBrowser, proxyServer?: string, visible = false): Promise<LaunchedBrowser> {
  const sandbox = process.getuid?.() !== 0;
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  try {
    const browser = await chromium.launch({
      executablePath: resolved.executablePath,
      headless: !visible,
      chromiumSandbox: sandbox,
      args: quietArguments,
      ...(proxyServer === undefined ? {} : { proxy: { server: proxyServer } }),
      env: { ...inherited, ...resolved.environment },
      timeout: 30_000,
      // An interrupted capture is sealed first; the caller closes the browser.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return { browser, sandbox };
  } catch (cause) {
    const said = (cause as Error).message;
    const noSandbox = /sandbox/i.test(said) && sandbox;
    const missing = /error while loading shared libraries: (\S+?):/.exec(said)?.[1];
    const why = noSandbox
      ? 'its sandbox is not available on this system'
      : missing
        ? `the library ${missing} is missing`
        : firstLine(said);
    throw new AuditError(`The browser ${resolved.executablePath} did not start: ${why}.`, {
      code: noSandbox ? 'sandbox-unavailable' : 'browser-not-started',
      hint: noSandbox
        ? 'Allow unprivileged user namespaces on this machine, or use a browser whose sandbox helper is installed.'
        : 'Run `vigie doctor`, or name another browser with --browser.',
      cause,
    });
  }
}

/** Name, version and manner of the browser, for `environment.json`. */
export function describeBrowser(
  resolved: ResolvedBrowser,
  launched: LaunchedBrowser,
  userAgent: string,
): EnvironmentRecord['browser'] {
  const file = resolved.executablePath.toLowerCase();
  const name = /edge/.test(file) ? 'Microsoft Edge' : /google|chrome(?!-headless)/.test(file) ? 'Chrome' : 'Chromium';
  const warning = [
    resolved.warning,
    launched.sandbox
      ? undefined
      : 'The browser sandbox is off because vigie runs as root; run it as an ordinary user to have it on.',
  ].filter((part) => part !== undefined);
  return {
    name,
    version: launched.browser.version(),
    source: resolved.source,
    headless: resolved.headless,
    sandbox: launched.sandbox,
    userAgent,
    ...(warning.length > 0 ? { warning: warning.join(' ') } : {}),
  };
}

const firstLine = (text: string) => (text.split('\n')[0] ?? '').replace(/^browserType\.launch: /, '').replace(/\.$/, '');
