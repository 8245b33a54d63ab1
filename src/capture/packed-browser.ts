import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { hasSharedLibrary } from './shared-library.js';

const run = promisify(execFile);
const packageName = '@sparticuz/chromium';

export interface PackedBrowser {
  readonly executablePath: string;
  /** Extra environment of the browser process: where its libraries and fonts are. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the npm package, which follows Chromium's major version. */
  readonly packageVersion: string;
  /** False where the packed libraries lack one of the system: the browser then stops at the first https page. */
  readonly opensHttps: boolean;
}

/**
 * The browser of the `@sparticuz/chromium` npm package, inflated once into a private temporary folder; undefined when the
 * package is not installed or does not run on this system (it holds Linux builds only).
 * The package's own launch arguments switch off web security and the sandbox: they are never used.
 */
export async function packedBrowser(): Promise<PackedBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const require = createRequire(import.meta.url);
  let entry: string;
  let packageVersion: string;
  try {
    entry = require.resolve(packageName);
    // The package does not export its package.json: it is read beside the build folder.
    const manifest = join(dirname(entry), '..', '..', 'package.json');
    packageVersion = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
  const folder = await inflated(entry, packageVersion);
  const executablePath = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: fontSettings(folder) };
  const libraries = join(folder, 'al2023', 'lib');
  const bare = await starts(executablePath, {});
  return {
    executablePath,
    // Where libnss3 and its kin are not installed, the libraries packed beside the browser serve.
    environment: bare ? fonts : { ...fonts, LD_LIBRARY_PATH: libraries },
    packageVersion,
    // The packed NSS keeps certificates with SQLite, which is not packed.
    opensHttps: bare || hasSharedLibrary('libsqlite3.so.0'),
  };
}

/**
 * Writes the font settings of the packed browser: its own fonts and those of the system. The settings in the package name folders
 * that do not exist here, and without any font this build of Chromium stops at the first form control it draws.
 */
export function fontSettings(folder: string): string {
  const file = join(folder, 'vigie-fonts.conf');
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((path) => `  <dir>${path}</dir>`).join('\n')}
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
  writeFileSync(file, settings);
  return file;
}

/** Inflates in a child process: the package reads TMPDIR and changes process.env, which must stay ours. */
async function inflated(entry: string, version: string): Promise<string> {
  const owner = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `vigie-browser-${version}-${owner}`);
  if (existsSync(folder)) {
    const state = lstatSync(folder);
    // A folder that somebody else could have planted in a shared /tmp is never run.
    if (state.isDirectory() && state.uid === owner && (state.mode & 0o022) === 0 && readdirSync(folder).includes('chromium'))
      return folder;
  }
  const fresh = mkdtempSync(join(tmpdir(), 'vigie-browser-'));
  const program = `const { default: packed } = await import(${JSON.stringify(pathToFileURL(entry).href)});
const chromium = packed.default ?? packed;
await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    timeout: 120_000,
  });
  try {
    renameSync(fresh, folder);
    return folder;
  } catch {
    // Another process was quicker, or the name is taken by somebody else: the fresh copy serves this run.
    process.once('exit', () => rmSync(fresh, { recursive: true, force: true }));
    return fresh;
  }
}

async function starts(executablePath: string, environment: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    await run(executablePath, ['--version'], { env: { ...process.env, ...environment }, timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
