// One measured run in a process of its own: `judge.mjs BUNDLE [--costs] [--keep FILE]`; prints JSON.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { broadProfile } from './broad-profile.mjs';
import { costliest, timed } from './costs.mjs';
import { stopwatch } from './stopwatch.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { costs: { type: 'boolean', default: false }, keep: { type: 'string' } },
});
const watch = stopwatch();
const from = (path) => import(new URL(`../../../dist/${path}`, import.meta.url).href);

const [
  { loadRuleset },
  { createFactEngine },
  { readBundle },
  { assess },
  { serialiseAssessment },
  { growthFor, keepHeapSmall },
  { compilePatternsOnce },
] = await watch.run('modules', () =>
  Promise.all([
    from('ruleset/load-ruleset.js'),
    from('facts/fact-engine.js'),
    from('evidence/read-bundle.js'),
    from('assess/assess.js'),
    from('assess/serialise.js'),
    from('capture/small-heap.js'),
    from('facts/compile-patterns-once.js'),
  ]),
);
const ruleset = await watch.run('rules', () => loadRuleset());
const bare = await watch.run('engine', () => createFactEngine(ruleset));
const bundle = await watch.run('bundle', () => readBundle(positionals[0]));
const engine = values.costs ? timed(bare, ruleset) : bare;
const assessment = await watch.run('judging', () => {
  // As cli/judge-bundle.ts does.
  compilePatternsOnce();
  keepHeapSmall(growthFor(bundle.pages.length));
  return assess({ bundle, ruleset, engine, profile: broadProfile(ruleset), set: 'all', version: 'bench' });
});
const text = await watch.run('serialising', () => serialiseAssessment(assessment));
if (values.keep) writeFileSync(values.keep, text);
const applied = assessment.results.filter(({ outcome }) => outcome !== 'not-applicable').length;
console.log(
  JSON.stringify({
    phases: watch.phases,
    peak: watch.peak(),
    pages: assessment.pages.length,
    rules: assessment.results.length,
    applied,
    ...(values.costs ? { costs: costliest() } : {}),
  }),
);
