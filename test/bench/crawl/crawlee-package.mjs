import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pinned = fileURLToPath(new URL('../crawlee/', import.meta.url));
/** Outside of test/, whose TypeScript and tests are all checked and run. */
const installed = fileURLToPath(new URL('../../../node_modules/.cache/vigie-bench/crawlee/', import.meta.url));
const lock = 'package-lock.json';

const isInstalled = () =>
  existsSync(join(installed, 'node_modules', '@crawlee', 'playwright')) &&
  existsSync(join(installed, lock)) &&
  readFileSync(join(installed, lock), 'utf8') === readFileSync(join(pinned, lock), 'utf8');

/**
 * Installs the pinned Crawlee of test/bench/crawlee on first use, and says so. Downloads no browser.
 * @returns path of its package.json, from which its modules are found; throws Error when npm fails
 */
export function crawleePackage() {
  if (!isInstalled()) {
    console.log(`Installing Crawlee once, for comparison only, into ${installed}`);
    mkdirSync(installed, { recursive: true });
    for (const name of ['package.json', lock]) copyFileSync(join(pinned, name), join(installed, name));
    try {
      execFileSync('npm', ['ci', '--prefix', installed, '--no-audit', '--no-fund', '--loglevel=error'], {
        env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    } catch (cause) {
      throw new Error('npm could not install Crawlee: look at what it said above, or run with --without-crawlee.', { cause });
    }
  }
  return join(installed, 'package.json');
}
