import { measureAccuracy } from './accuracy.mjs';
import { accusationsUsage, benchAccusations } from './accusations.mjs';
import { assessUsage, benchAssess } from './assess.mjs';
import { benchCrawl, crawlUsage } from './crawl.mjs';
import { benchSeal, sealUsage } from './seal.mjs';

const [name, ...rest] = process.argv.slice(2);

if (name === 'accuracy' && rest[0] !== undefined) {
  const [directory, ...words] = rest;
  const at = words.indexOf('--write');
  const [, write] = at < 0 ? [] : words.splice(at, 2);
  const facts = words.filter((word) => !word.startsWith('--'));
  await measureAccuracy(directory, {
    captured: words.includes('--captured'),
    quiet: words.includes('--quiet'),
    ...(write === undefined ? {} : { write }),
    ...(facts.length > 0 ? { facts } : {}),
  });
  // A lexicon that learns a language can find more and accuse wrongly all the same: the two are read together.
  if (facts.length === 0) {
    console.log('\naccusations');
    process.exitCode = benchAccusations(directory, { list: false }) === 0 ? 0 : 1;
  }
} else if (name === 'accusations' && rest[0] !== undefined) {
  process.exitCode = benchAccusations(rest[0], { list: rest.includes('--list') }) === 0 ? 0 : 1;
} else if (name === 'assess') {
  await benchAssess(rest);
} else if (name === 'crawl') {
  process.exitCode = await benchCrawl(rest);
} else if (name === 'seal') {
  await benchSeal(rest);
} else {
  console.error(`Usage: npm run bench -- accuracy DIR [FACT…] [--captured] [--quiet] [--write ID]   (DIR holds labels.tsv and the pages it names)
       ${accusationsUsage}   (findings that the labels contradict)
       ${assessUsage}
       ${crawlUsage}
       ${sealUsage}`);
  process.exitCode = 2;
}
