import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFactEngine } from '../../dist/facts/fact-engine.js';
import { loadRuleset } from '../../dist/ruleset/load-ruleset.js';
import { capturedViews } from './captured-views.mjs';
import { addressOf, readLabels } from './corpus.mjs';
import { measureTypes } from './page-type-table.mjs';
import { writeMeasurement } from './write-measurement.mjs';

const ratio = (part, whole) => (whole === 0 ? '   –' : (part / whole).toFixed(2));

/** Whether the extracted digits are those of the label's quotation. */
function sameValue(observation, label) {
  const wanted = label.quote.replace(/\D/g, '').slice(0, 9);
  return (observation.text ?? '').replace(/\D/g, '') === wanted;
}

function judge(observation, label) {
  if (label.answer === 'unclear') return 'unclear';
  if (label.answer === 'yes') {
    if (observation.value === true)
      return label.question.endsWith('-value') && !sameValue(observation, label) ? 'wrong-value' : 'hit';
    return observation.value === 'unknown' ? 'held' : 'miss';
  }
  if (observation.value === true) return 'false-alarm';
  return observation.value === 'unknown' ? 'abstained' : 'correct-no';
}

/** The pages as their files hold them, with no browser. */
function savedViews(directory, labels, engine) {
  const viewOf = (label) => {
    const content = readFileSync(join(directory, label.page), 'utf8');
    const url = addressOf(label);
    return engine.viewOfDocument({
      source: label.page,
      content,
      format: label.page.endsWith('.md') ? 'markdown' : 'html',
      ...(url === undefined ? {} : { url }),
    });
  };
  const pages = new Map(labels.map((label) => [label.page, label]));
  return new Map([...pages].map(([page, label]) => [page, viewOf(label)]));
}

/**
 * Measures every fact on a labelled corpus and prints precision and recall per fact, then each misjudged row.
 * An `unclear` label counts neither way; an answer `unknown` counts as a miss for recall and never as a false alarm.
 * @param {string} directory
 * @param {{facts?: string[], quiet?: boolean, write?: string, captured?: boolean}} options `write`: id of the file of rules/accuracy to
 *   write; `captured`: the pages are served on loopback and seen with the browser, as in an audit, not read from their files
 */
export async function measureAccuracy(directory, options = {}) {
  const ruleset = loadRuleset();
  const engine = createFactEngine(ruleset);
  const labels = readLabels(directory).filter((label) => options.facts === undefined || options.facts.includes(label.question));
  const pages = [...new Set(labels.map(({ page }) => page))];
  const started = performance.now();
  const views = options.captured
    ? await capturedViews(directory, pages, { ruleset, engine })
    : savedViews(directory, labels, engine);
  const rows = labels
    .filter((label) => ruleset.facts.has(label.question))
    .map((label) => ({ label, observation: engine.observe(views.get(label.page), label.question) }))
    .map((row) => ({ ...row, verdict: judge(row.observation, row.label) }));
  const seconds = (performance.now() - started) / 1000;

  const byFact = new Map();
  for (const { label, verdict } of rows) {
    const counts = byFact.get(label.question) ?? {};
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    byFact.set(label.question, counts);
  }
  const total = {};
  console.log(`${'fact'.padEnd(58)} prec  recall   hit  miss  held  false  no  abstained  wrong  unclear`);
  const line = (name, c) => {
    const n = (key) => c[key] ?? 0;
    const claimed = n('hit') + n('false-alarm') + n('wrong-value');
    const true_ = n('hit') + n('miss') + n('held') + n('wrong-value');
    const cells = [
      n('hit'),
      n('miss'),
      n('held'),
      n('false-alarm'),
      n('correct-no'),
      n('abstained'),
      n('wrong-value'),
      n('unclear'),
    ];
    console.log(
      `${name.padEnd(58)} ${ratio(n('hit'), claimed)}  ${ratio(n('hit'), true_)}  ${cells.map((cell) => String(cell).padStart(5)).join(' ')}`,
    );
  };
  for (const [fact, counts] of [...byFact].sort(([a], [b]) => a.localeCompare(b))) {
    for (const [key, count] of Object.entries(counts)) total[key] = (total[key] ?? 0) + count;
    line(fact, counts);
  }
  line('all facts', total);
  const unasked = [...new Set(labels.map((label) => label.question))].filter((question) => !ruleset.facts.has(question));
  if (unasked.length > 0) console.log(`\nno fact of this name: ${unasked.sort().join(', ')}`);
  console.log(`\n${views.size} pages, ${rows.length} rows, ${seconds.toFixed(1)} s`);

  if (!options.quiet) {
    const misjudged = rows.filter(({ verdict }) => ['miss', 'held', 'false-alarm', 'wrong-value'].includes(verdict));
    console.log(`\nmisjudged rows (${misjudged.length}):`);
    for (const { label, observation, verdict } of misjudged) {
      const seen =
        observation.quote === undefined ? '' : ` | seen: ${observation.quote.exact.replace(/\s+/g, ' ').slice(0, 140)}`;
      const reason = observation.reason === undefined ? '' : ` (${observation.reason})`;
      console.log(
        `${verdict.padEnd(11)} ${label.question}  ${label.page} [${label.language}] labelled ${label.answer}: ${label.quote.slice(0, 140)}${reason}${seen}`,
      );
    }
  }
  const pageTypes = measureTypes(labels, views);
  if (options.write !== undefined) writeMeasurement(options.write, { labels, byFact, pageTypes });
}
