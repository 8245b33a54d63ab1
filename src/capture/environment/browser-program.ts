import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import type { BrowserProgram, FreshContextRecord } from '../../evidence/environment-sheet.js';
import type { Persona } from '../../evidence/page-record.js';
import { withTimeLimit } from '../time-limit.js';
import { fileDigest } from './file-digest.js';

const askMs = 3000;

/** Counts what a context holds, through the browser. Called before its first page is opened. */
export async function freshContext(context: BrowserContext, persona: Persona, login: boolean): Promise<FreshContextRecord> {
  const at = new Date().toISOString();
  const { cookies, origins } = await context.storageState();
  return { persona, at, cookies: cookies.length, origins: origins.length, login };
}

/**
 * What program the running browser is: the file that really runs (the one named may be a script that starts it), its SHA-256, its
 * command line and the extensions in it. `named` is the file that was started. Never throws.
 */
export async function browserProgram(
  browser: Browser,
  named: { readonly executablePath: string; readonly arguments: readonly string[] },
): Promise<Omit<BrowserProgram, 'contexts'>> {
  const { pid, extensions } = await ask(browser);
  const path = runningFile(pid) ?? named.executablePath;
  return {
    executable: basename(path),
    executableSha256: await fileDigest(path),
    arguments: commandLine(pid) ?? named.arguments,
    extensions,
  };
}

async function ask(browser: Browser): Promise<{ readonly pid: number | undefined; readonly extensions: number | null }> {
  const asking = (async () => {
    const session = await browser.newBrowserCDPSession();
    try {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const { targetInfos } = await session.send('Target.getTargets');
      const extensions = new Set(targetInfos.flatMap(({ url }) => /^chrome-extension:\/\/([^/]+)/.exec(url)?.[1] ?? []));
      return { pid: processInfo.find(({ type }) => type === 'browser')?.id, extensions: extensions.size };
    } finally {
      await session.detach().catch(() => undefined);
    }
  })().catch(() => undefined);
  const answer = await withTimeLimit(asking, askMs);
  return typeof answer === 'object' ? answer : { pid: undefined, extensions: null };
}

/** Linux tells which file a process runs and with which words; elsewhere undefined. */
function runningFile(pid: number | undefined): string | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}

function commandLine(pid: number | undefined): readonly string[] | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/[\0\s]+$/, '');
    // Chromium writes its command line anew, with spaces in place of the zeros.
    const words = text.includes('\0') ? text.split('\0') : text.split(/ (?=--)/);
    return words.length > 1 ? words.slice(1) : undefined;
  } catch {
    return undefined;
  }
}
