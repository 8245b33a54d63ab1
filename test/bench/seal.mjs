import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writeUnfinished } from './seal/write-unfinished.mjs';

export const sealUsage = 'npm run bench -- seal [--pages N]';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const mebibyte = 2 ** 20;

/** Runs a program in a process of its own: seconds and greatest resident memory in MiB. */
function measured(folder, words) {
  const peakFile = join(folder, 'peak');
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(here('./seal/peak-memory.mjs')).href, ...words],
    { encoding: 'utf8', env: { ...process.env, VIGIE_PEAK_FILE: peakFile, NODE_ENV: 'production' } },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${words.join(' ')} failed: ${stderr}`);
  return { seconds, peak: Number(readFileSync(peakFile, 'utf8')) / 1024 };
}

const bytesIn = (directory) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

/**
 * Seals, verifies and packs a bundle of a thousand pages, each in a process of its own and beside one that only reads and hashes the files.
 * @param {readonly string[]} argv words after `seal`
 */
export async function benchSeal(argv) {
  const { values } = parseArgs({ args: [...argv], options: { pages: { type: 'string', default: '1000' } } });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-seal-'));
  try {
    const bundle = join(folder, 'evidence.wacz');
    await writeUnfinished(bundle, Number(values.pages));
    console.log(`${values.pages} pages, ${(bytesIn(bundle) / mebibyte).toFixed(0)} MiB\n`);
    console.log('                    s   ratio   greatest RSS, MiB');
    const vigie = here('../../bin/run.js');
    const baseline = measured(folder, [here('./seal/hash-only.mjs'), bundle]);
    const row = (name, { seconds, peak }) =>
      console.log(
        `${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} ${(seconds / baseline.seconds).toFixed(2).padStart(7)} ${peak.toFixed(0).padStart(19)}`,
      );
    row('hash only', baseline);
    row('vigie seal', measured(folder, [vigie, 'seal', bundle]));
    row('vigie verify', measured(folder, [vigie, 'verify', bundle, '--no-log']));
    row('vigie export', measured(folder, [vigie, 'export', bundle, '--out', join(folder, 'one.wacz')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
