// The measure of the machine: the same pages read from disk and parsed by cheerio, nothing kept. Prints JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopwatch } from './stopwatch.mjs';

const records = join(process.argv[2], 'records');
const watch = stopwatch();
const { load } = await watch.run('modules', () => import('cheerio'));
await watch.run('parsing', () => {
  for (const id of readdirSync(records)) load(readFileSync(join(records, id, 'dom.html'), 'utf8'));
});
console.log(JSON.stringify({ phases: watch.phases, peak: watch.peak() }));
