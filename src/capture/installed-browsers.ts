import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Playwright's own Chromium, the headless shell first: it is about 1.4 times as fast for capture. */
export function playwrightBrowser(): string | undefined {
  const full = chromium.executablePath();
  if (!full) return undefined;
  return headlessShellBeside(full) ?? (existsSync(full) ? full : undefined);
}

/** `…/chromium-1255/chrome-linux64/chrome` → `…/chromium_headless_shell-1255/…/chrome-headless-shell`, when it is there. */
export function headlessShellBeside(full: string): string | undefined {
  const match = /^(.*[/\\])chromium(-\d+)[/\\]/.exec(full);
  if (!match) return undefined;
  const folder = `${match[1]}chromium_headless_shell${match[2]}`;
  if (!existsSync(folder)) return undefined;
  for (const build of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const inside = join(folder, build.name);
    const shell = readdirSync(inside).find((file) => /^(chrome-headless-shell|headless_shell)(\.exe)?$/.test(file));
    if (shell) return join(inside, shell);
  }
  return undefined;
}

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const fixedPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const root = process.env[name];
    return root ? [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')] : [];
  }),
};

/** Chrome, Chromium or Edge installed on the machine. */
export function systemBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = process.platform === 'win32' ? [] : commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(fixedPlaces[process.platform] ?? [])].find(isExecutable);
}

/** True for a file that this user may run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return dirname(path) !== path;
  } catch {
    return false;
  }
}
