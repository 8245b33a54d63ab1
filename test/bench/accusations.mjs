import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedOfEachPage } from '../../dist/assess/asked-of-each-page.js';
import { knowProfile } from '../../dist/assess/detect-profile.js';
import { exampleCapture } from '../../dist/assess/example-bundle.js';
import { judgeRule } from '../../dist/assess/judge-rule.js';
import { siteOf } from '../../dist/assess/site.js';
import { createFactEngine } from '../../dist/facts/fact-engine.js';
import { loadRuleset } from '../../dist/ruleset/load-ruleset.js';
import { questionsOn } from './accusations/contradicted-by.mjs';
import { declared, profiles } from './accusations/profiles.mjs';
import { addressOf, readLabels } from './corpus.mjs';

export const accusationsUsage = 'npm run bench -- accusations DIR [--list]';

/** Day at which the law is read: after every entry into force that the rules know of. */
const asOf = '2026-11-01';

/** A first page that says nothing, for sites of which the corpus has none. */
const bareHome = (language) => ({
  type: 'home',
  html: `<html lang="${language}"><body><h1>Service</h1></body></html>`,
});

/** The engine, reading Markdown pages as such. */
function readingMarkdown(engine, markdown) {
  return {
    ...engine,
    viewOfDocument: (input) => engine.viewOfDocument(markdown.has(input.content) ? { ...input, format: 'markdown' } : input),
  };
}

/**
 * Judges every site of a labelled corpus by all rules, as several services that owe as much as possible, as if the site had been
 * seen completely: each finding is then checked against the labels. Prints the findings and what contradicts them.
 * @param {string} directory holds labels.tsv and the pages it names
 * @param {{list: boolean}} options `list`: print every finding, not only the contradicted ones
 * @returns {number} contradicted findings
 */
export function benchAccusations(directory, { list }) {
  const ruleset = loadRuleset();
  const markdown = new Set();
  const engine = readingMarkdown(createFactEngine(ruleset), markdown);
  const rules = [...ruleset.rules.values()];
  const labels = readLabels(directory);
  const sites = bySite(labels);
  const findings = new Map();
  const contradictions = new Set();
  for (const [site, rows] of [...sites].sort()) {
    const files = [...new Map(rows.map((row) => [row.page, row])).values()];
    const pages = files.map((label, index) => {
      const { page, pageType } = label;
      const html = readFileSync(join(directory, page), 'utf8');
      if (page.endsWith('.md')) markdown.add(html);
      return {
        html,
        ...(pageType === 'home' ? { type: 'home' } : {}),
        url: addressOf(label) ?? `https://${site}.example/${index}`,
      };
    });
    const homeFirst = [...pages.filter(({ type }) => type === 'home'), ...pages.filter(({ type }) => type !== 'home')];
    const capture = exampleCapture(ruleset, engine, {
      coverage: 'complete',
      pages: homeFirst[0]?.type === 'home' ? homeFirst : [bareHome(rows[0].language), ...homeFirst],
    });
    const seen = siteOf(capture.bundle, ruleset, engine, capture.viewOf, askedOfEachPage(ruleset, engine, rules));
    for (const [name, answers] of Object.entries(profiles)) {
      const profile = knowProfile(declared(answers), seen, false);
      for (const rule of rules) {
        const { result } = judgeRule(rule, { site: seen, profile, asOf });
        if (result.outcome !== 'fail') continue;
        findings.set(`${rule.id}  ${site}  ${result.failed.join(', ')}`, name);
        for (const check of result.failed) {
          for (const { page, question, answer, quote } of rows) {
            if (answer === 'yes' && questionsOn(rule.id, check).includes(question))
              contradictions.add(`${rule.id}  ${check}  ${page}\n    ${question}: ${quote}`);
          }
        }
      }
    }
  }
  if (list) for (const finding of [...findings.keys()].sort()) console.log(finding);
  console.log(
    `${sites.size} sites as ${Object.keys(profiles).length} services, ${rules.length} rules: ${findings.size} findings`,
  );
  for (const contradiction of [...contradictions].sort()) console.log(`contradicted  ${contradiction}`);
  console.log(`${contradictions.size} contradicted by a label`);
  return contradictions.size;
}

/** Node 20 has no `Map.groupBy`. */
function bySite(labels) {
  const sites = new Map();
  for (const label of labels) sites.set(label.site, [...(sites.get(label.site) ?? []), label]);
  return sites;
}
