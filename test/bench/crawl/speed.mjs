import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { crawleePackage } from './crawlee-package.mjs';
import { residentBytesBelow } from './memory.mjs';
import { spread } from './statistics.mjs';
import { mebibytes, table } from './table.mjs';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const contenders = {
  bare: { title: 'a  bare Playwright loop', file: file('contender-bare.mjs') },
  vigie: { title: 'b  Vigie, full capture', file: file('contender-vigie.mjs') },
  plain: { title: 'd  Vigie without web archive', file: file('contender-vigie.mjs'), task: { webArchive: false } },
  crawlee: { title: 'c  Crawlee PlaywrightCrawler', file: file('contender-crawlee.mjs') },
};
/** Tabs of every contender. */
const tabs = 2;

/** Runs one contender in a process of its own and times its pages. */
async function runOnce(contender, task) {
  const child = fork(contender.file, [JSON.stringify({ ...task, ...contender.task })], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let [startedAt, firstAt, lastAt] = [performance.now(), 0, 0];
  let end;
  const node = [];
  let browserBytes = 0;
  const watch = setInterval(() => {
    browserBytes = Math.max(browserBytes, residentBytesBelow(child.pid) ?? 0);
  }, 1_000);
  child.on('message', (message) => {
    if (message.type === 'started') startedAt = performance.now();
    if (message.type === 'page') {
      lastAt = performance.now();
      if (message.pages === 1) firstAt = lastAt;
      if (message.residentBytes) node.push({ pages: message.pages, residentBytes: message.residentBytes });
    }
    if (message.type === 'finished') end = { ...message, at: performance.now() };
  });
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  if (code !== 0 || end === undefined) throw new Error(`${contender.title} ended with code ${code}: see what it said above.`);
  const { at, type, pages, residentBytes, ...details } = end;
  if (pages < 2) throw new Error(`${contender.title} visited ${pages} pages: nothing to time.`);
  return {
    pages,
    pagesPerSecond: ((pages - 1) * 1_000) / (lastAt - firstAt),
    wholeSeconds: (at - startedAt) / 1_000,
    nodeBytes: node,
    nodeBytesAtEnd: residentBytes,
    browserBytesMost: browserBytes,
    ...details,
  };
}

/**
 * Pages a second of the bare loop, of Vigie with and without its web archive, and of Crawlee on the honest site, in interleaved rounds, and their memory.
 * @param {{pages: number, rounds: number, crawlee: boolean, browserPath?: string}} options
 */
export async function benchSpeed({ pages, rounds, crawlee, browserPath }) {
  const crawleeModules = crawlee ? crawleePackage() : undefined;
  const server = fork(file('serve-honest-site.mjs'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const runs = { bare: [], vigie: [], plain: [], ...(crawlee ? { crawlee: [] } : {}) };
  try {
    const [{ origin, paths }] = await Promise.race([
      once(server, 'message'),
      once(server, 'exit').then(() => {
        throw new Error('The server of the measured site did not start: see what it said above.');
      }),
    ]);
    const task = {
      entryUrl: `${origin}/`,
      urls: paths.slice(0, pages).map((path) => `${origin}${path}`),
      tabs,
      browserPath,
      crawleePackage: crawleeModules,
    };
    console.log(`Speed: ${pages} pages of honest weight, ${tabs} tabs, rounds of ${Object.keys(runs).join(', ')}`);
    for (let round = 1; round <= rounds; round++) {
      for (const name of Object.keys(runs)) {
        const run = await runOnce(contenders[name], task);
        runs[name].push(run);
        console.log(
          `  round ${round}  ${contenders[name].title.padEnd(30)} ${run.pagesPerSecond.toFixed(2)} pages/s, ${run.pages} pages, whole run ${run.wholeSeconds.toFixed(1)} s${run.stoppedBy ? `, stopped by ${run.stoppedBy}` : ''}${run.failed ? `, ${run.failed} failed` : ''}`,
        );
      }
    }
  } finally {
    if (server.connected) server.disconnect();
  }
  const summary = Object.fromEntries(Object.entries(runs).map(([name, list]) => [name, summaryOf(list, runs.bare)]));
  print(summary, runs.vigie);
  const cost = spread(runs.vigie.map((run, index) => runs.plain[index].pagesPerSecond / run.pagesPerSecond - 1));
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  console.log(
    `Cost of the web archive, (b) over (d) of the same round: ${percent(cost.min)} – ${percent(cost.median)} – ${percent(cost.max)} more time a page\n`,
  );
  return { summary, archiveCost: cost, runs };
}

function summaryOf(list, bare) {
  const of = (read) => spread(list.map(read));
  return {
    pagesPerSecond: of((run) => run.pagesPerSecond),
    // Of the same round: what slows the machine slows both.
    ratioToBare: spread(list.map((run, index) => run.pagesPerSecond / bare[index].pagesPerSecond)),
    wholeRatioToBare: spread(
      list.map((run, index) => run.pages / run.wholeSeconds / (bare[index].pages / bare[index].wholeSeconds)),
    ),
    nodeBytesAtEnd: of((run) => run.nodeBytesAtEnd),
    browserBytesMost: of((run) => run.browserBytesMost),
  };
}

function print(summary, vigieRuns) {
  const three = ({ min, median, max }, write) => `${write(min)} – ${write(median)} – ${write(max)}`;
  const two = (number) => number.toFixed(2);
  console.log(
    `\n${table(
      ['contender', 'pages/s min–med–max', 'ratio to (a)', 'whole-run ratio', 'Node MiB', 'browser MiB'],
      Object.entries(summary).map(([name, one]) => [
        contenders[name].title,
        three(one.pagesPerSecond, two),
        three(one.ratioToBare, two),
        three(one.wholeRatioToBare, two),
        mebibytes(one.nodeBytesAtEnd.max),
        mebibytes(one.browserBytesMost.max),
      ]),
    )}\n`,
  );
  for (const [index, { nodeBytes }] of vigieRuns.entries()) {
    const [first, last] = [nodeBytes[0], nodeBytes.at(-1)];
    if (!first || !last) continue;
    const steps = nodeBytes.map((at) => `${at.pages}: ${mebibytes(at.residentBytes)}`).join('  ');
    console.log(`Node resident MiB of (b), round ${index + 1}:  ${steps}`);
    const grown = last.residentBytes - first.residentBytes;
    console.log(`  from page ${first.pages} to page ${last.pages}: ${grown >= 0 ? '+' : '–'}${mebibytes(Math.abs(grown))} MiB`);
  }
  console.log('');
}
