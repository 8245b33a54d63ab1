#!/usr/bin/env node
// Writes docs/rules/ and docs/accuracy.md from the rules. With --check it writes nothing and ends with code 2 when a page is stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accuracyPage } from '../dist/documentation/accuracy-page.js';
import { questionTable } from '../dist/documentation/question-table.js';
import { ruleIndex } from '../dist/documentation/rule-index.js';
import { rulePage } from '../dist/documentation/rule-page.js';
import { loadRuleset } from '../dist/ruleset/load-ruleset.js';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const ruleset = loadRuleset();
/** docs/profile.md with the list of questions between its marks. */
function profilePage() {
  const [open, close] = ['<!-- questions -->', '<!-- questionsstop -->'];
  const text = readFileSync(`${docs}profile.md`, 'utf8');
  return text.slice(0, text.indexOf(open) + open.length) + questionTable(ruleset) + text.slice(text.indexOf(close));
}

const pages = new Map([
  ['profile.md', profilePage()],
  ['accuracy.md', accuracyPage(ruleset)],
  ['rules/README.md', ruleIndex(ruleset)],
  ...[...ruleset.rules.values()].map((rule) => [`rules/${rule.id}.md`, rulePage(rule, ruleset)]),
]);

mkdirSync(`${docs}rules`, { recursive: true });
const textOf = (name) => {
  try {
    return readFileSync(docs + name, 'utf8');
  } catch {
    return undefined;
  }
};
const stale = [...pages].filter(([name, text]) => textOf(name) !== text);
const leftOver = readdirSync(`${docs}rules`).filter((name) => name.endsWith('.md') && !pages.has(`rules/${name}`));

if (process.argv.includes('--check')) {
  const names = [...stale.map(([name]) => name), ...leftOver.map((name) => `rules/${name}`)];
  if (names.length > 0) {
    console.error(
      `docs/${names[0]}${names.length > 1 ? ` and ${names.length - 1} other pages are` : ' is'} stale: run \`npm run build\` and commit.`,
    );
    process.exit(2);
  }
  console.log(`${pages.size} pages of documentation are up to date.`);
} else {
  for (const [name, text] of stale) writeFileSync(docs + name, text);
  for (const name of leftOver) rmSync(`${docs}rules/${name}`);
  if (stale.length + leftOver.length > 0) console.log(`wrote ${stale.length} pages of docs/, removed ${leftOver.length}`);
}
