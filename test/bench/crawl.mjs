import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

export const crawlUsage =
  'npm run bench -- crawl [speed|shapes|forum…] [--pages N] [--rounds N] [--without-crawlee] [--quick] [--browser PATH] [--json FILE]';

/** Loaded when they run: the made-up sites are compiled on the way. */
const parts = {
  speed: async (options) => (await import('./crawl/speed.mjs')).benchSpeed(options),
  shapes: async (options) => (await import('./crawl/shapes.mjs')).benchShapes(options),
  forum: async (options) => (await import('./crawl/forum.mjs')).benchForum(options),
};

/** Whole number above zero that an option gives. */
function countOf(name, text) {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--${name} takes a whole number above 0, not "${text}".`);
}

/**
 * @param {readonly string[]} argv words after `crawl`
 * @returns the parts to run and their options; throws Error with one sentence for people
 */
export function crawlOptions(argv) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      pages: { type: 'string' },
      rounds: { type: 'string' },
      'without-crawlee': { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      browser: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const unknown = positionals.find((part) => !(part in parts));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}": choose among ${Object.keys(parts).join(', ')}.`);
  const pages = countOf('pages', values.pages ?? (values.quick ? '100' : '1000'));
  if (pages > 1000) throw new Error('The measured site has 1000 pages: give --pages 1000 or less.');
  return {
    parts: positionals.length > 0 ? positionals : Object.keys(parts),
    pages,
    rounds: countOf('rounds', values.rounds ?? (values.quick ? '1' : '3')),
    crawlee: !values['without-crawlee'],
    quick: values.quick,
    browserPath: values.browser,
    json: values.json,
  };
}

/**
 * Measures the crawl: speed against others, pages needed until the key pages are found, and a huge forum.
 * @param {readonly string[]} argv
 * @returns {Promise<number>} exit code
 */
export async function benchCrawl(argv) {
  let options;
  try {
    options = crawlOptions(argv);
  } catch (error) {
    console.error(`${error.message}\nUsage: ${crawlUsage}`);
    return 2;
  }
  const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model, memoryBytes: totalmem() };
  console.log(`Node ${machine.node}, ${machine.cores} × ${machine.cpu}, ${Math.round(machine.memoryBytes / 2 ** 30)} GiB\n`);
  const results = {};
  for (const part of options.parts) results[part] = await parts[part](options);
  if (options.json) {
    const { json, ...asked } = options;
    writeFileSync(
      json,
      `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, options: asked, ...results }, null, 2)}\n`,
    );
  }
  return 0;
}
