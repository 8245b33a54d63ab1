import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpsHint, resolveBrowser } from '../capture/browser-resolution.js';
import type { CaptureEvent } from '../capture/capture-event.js';
import { captureSite } from '../capture/capture-site.js';
import { AuditError } from '../errors.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { captureLimits, usualCaptureFlags } from './capture-request.js';
import { demoSites } from './demo-sites.js';
import { serveStaticSite } from './static-site-server.js';

/** One line of `vigie doctor`. */
export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do about a problem. */
  readonly mend?: string;
  /** A capture cannot be made while this is not ok. */
  readonly blocking: boolean;
}

/** Smallest supported Node version, as in package.json. */
const smallestNode = { major: 20, minor: 19 } as const;

export function checkNode(version: string): HealthCheck {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const ok = major > smallestNode.major || (major === smallestNode.major && minor >= smallestNode.minor);
  const mend = `Install Node ${smallestNode.major}.${smallestNode.minor} or newer.`;
  return { name: 'node', ok, detail: version, blocking: true, ...(ok ? {} : { mend }) };
}

/** Evidence is dated by this clock: a year before the software was made can only be wrong. */
export function checkClock(now: Date): HealthCheck {
  const ok = now.getUTCFullYear() >= 2026;
  const mend = 'Set the clock, or turn on time synchronisation: every page of the evidence is dated by it.';
  return { name: 'clock', ok, detail: now.toISOString(), blocking: false, ...(ok ? {} : { mend }) };
}

export function checkWriting(directory: string): HealthCheck {
  try {
    accessSync(directory, constants.W_OK);
    return { name: 'write access', ok: true, detail: directory, blocking: false };
  } catch {
    const mend = 'Work in another folder, or name one with --out.';
    return { name: 'write access', ok: false, detail: `${directory} cannot be written`, mend, blocking: false };
  }
}

const failed = (name: string, error: unknown): HealthCheck => ({
  name,
  ok: false,
  detail: error instanceof Error ? error.message : String(error),
  mend: (error instanceof AuditError ? error.hint : undefined) ?? 'Please report it, with what this command prints.',
  blocking: true,
});

export async function checkBrowser(browserPath: string | undefined): Promise<HealthCheck> {
  try {
    const { executablePath, source, warning } = await resolveBrowser({ browserPath });
    const detail = `${executablePath} (${source})${warning === undefined ? '' : ` — ${warning}`}`;
    return { name: 'browser', ok: true, detail, blocking: true };
  } catch (error) {
    return failed('browser', error);
  }
}

/** Whether the browser that was found can open https; nothing to say where none was found. */
export async function checkHttps(browserPath: string | undefined): Promise<readonly HealthCheck[]> {
  try {
    const { withoutHttps } = await resolveBrowser({ browserPath });
    if (withoutHttps === undefined) return [{ name: 'https', ok: true, detail: 'pages can be opened', blocking: false }];
    return [{ name: 'https', ok: false, detail: withoutHttps, mend: httpsHint, blocking: false }];
  } catch {
    return [];
  }
}

/** Visits a page served by this machine: proves that browser, proxy and evidence writer work together. */
export async function checkCapture(input: {
  readonly ruleset: Ruleset;
  readonly engine: FactEngine;
  readonly version: string;
  readonly browser: string | undefined;
}): Promise<readonly HealthCheck[]> {
  const { browser, ...common } = input;
  const directory = mkdtempSync(join(tmpdir(), 'vigie-doctor-'));
  const events: CaptureEvent[] = [];
  const site = await serveStaticSite(demoSites[0]?.directory ?? '.');
  try {
    const capture = await captureSite({
      ...common,
      ...captureLimits({ ...usualCaptureFlags, browser, 'max-pages': 1, 'max-depth': 0, 'max-seconds': 60 }),
      entryUrl: site.url,
      directory: join(directory, 'evidence.wacz'),
      command: ['vigie', 'doctor'],
      limits: { slugTries: 0, entryDwellMs: 0 },
      onEvent: (event) => events.push(event),
    });
    const used = events.find((event) => event.type === 'browser');
    return [
      ...(used === undefined
        ? []
        : [{ name: 'version', ok: true, detail: `${used.name} ${used.version}`, blocking: false }, sandboxCheck(used.sandbox)]),
      {
        name: 'capture',
        ok: capture.status !== 'failed',
        detail:
          capture.status === 'failed'
            ? (capture.detail ?? 'the page was not captured')
            : `one page of ${site.url} captured and sealed`,
        blocking: true,
      },
    ];
  } catch (error) {
    return [failed('capture', error)];
  } finally {
    await site.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

const sandboxCheck = (on: boolean): HealthCheck => ({
  name: 'sandbox',
  ok: on,
  detail: on ? 'on' : 'off, because the browser runs as root',
  ...(on ? {} : { mend: 'Run vigie as an ordinary user before you visit a site that you do not trust.' }),
  blocking: false,
});
