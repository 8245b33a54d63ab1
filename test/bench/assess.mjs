import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadRuleset } from '../../dist/ruleset/load-ruleset.js';
import { writeBundle } from './assess/bench-bundle.mjs';
import { composedPages, pagesOf } from './assess/bench-pages.mjs';

export const assessUsage = 'npm run bench -- assess [--pages DIR] [--rounds N] [--keep FILE]';

const script = (name) => fileURLToPath(new URL(`./assess/${name}.mjs`, import.meta.url));

function measured(name, words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script(name), ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}

const cpuOf = (run, phase) => run.phases.find(({ name }) => name === phase).cpu;
const least = (numbers) => Math.min(...numbers);
const most = (numbers) => Math.max(...numbers);
const seconds = (number) => number.toFixed(2).padStart(7);

function printCosts(title, rows) {
  console.log(`\n${title.padEnd(52)}     ms   calls`);
  for (const { id, ms, calls } of rows) console.log(`${id.padEnd(52)} ${ms.toFixed(0).padStart(6)} ${String(calls).padStart(7)}`);
}

/**
 * Judges a hundred pages by all rules, each run in a process of its own and beside a run that only parses the pages.
 * @param {readonly string[]} argv words after `assess`
 */
export async function benchAssess(argv) {
  const { values } = parseArgs({
    args: [...argv],
    options: { pages: { type: 'string' }, rounds: { type: 'string', default: '3' }, keep: { type: 'string' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  try {
    const pages = values.pages === undefined ? await composedPages() : pagesOf(values.pages);
    const bundle = join(folder, 'evidence.wacz');
    await writeBundle(bundle, pages, loadRuleset());
    const bytes = pages.reduce((sum, { html }) => sum + html.length, 0);
    const rounds = Array.from({ length: Number(values.rounds) }, () => ({
      parse: measured('parse-only', [bundle]),
      judge: measured('judge', [bundle, ...(values.keep ? ['--keep', values.keep] : [])]),
    }));
    const [{ judge: first }] = rounds;
    console.log(
      `${first.pages} pages, ${(bytes / 1024).toFixed(0)} KiB of HTML, ${first.rules} rules, ${first.applied} of them apply\n`,
    );
    console.log('phase           CPU s   most   wall s   RSS MiB after');
    for (const { name } of first.phases) {
      const of = rounds.map(({ judge }) => judge.phases.find((phase) => phase.name === name));
      const cpu = of.map((phase) => phase.cpu);
      const memory = most(of.map(({ rss }) => rss)).toFixed(0);
      console.log(
        `${name.padEnd(12)} ${seconds(least(cpu))}${seconds(most(cpu))}  ${seconds(least(of.map(({ wall }) => wall)))} ${memory.padStart(10)}`,
      );
    }
    const parsing = rounds.map(({ parse }) => cpuOf(parse, 'parsing'));
    const ratios = rounds.map(({ parse, judge }) => cpuOf(judge, 'judging') / cpuOf(parse, 'parsing'));
    console.log(
      `\nparsing alone ${seconds(least(parsing))} s CPU; judging takes ${least(ratios).toFixed(1)} to ${most(ratios).toFixed(1)} times that`,
    );
    console.log(
      `most resident memory ${most(rounds.map(({ judge }) => judge.peak)).toFixed(0)} MiB (parsing alone ${most(rounds.map(({ parse }) => parse.peak)).toFixed(0)})`,
    );
    const { costs } = measured('judge', [bundle, '--costs']);
    printCosts('fact', costs.facts);
    printCosts('lexicon', costs.lexicons);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
