#!/usr/bin/env node
// Reads, checks and measures the shipped rules once, at build time, so that no command has to (src/ruleset/compiled-rules.ts).
// Rules with a mistake are left as they are: whoever loads them is told, by file and line.
import { rmSync, writeFileSync } from 'node:fs';
import { measurePatterns } from '../dist/facts/measure-patterns.js';
import { compiledRulesFile, compileRules } from '../dist/ruleset/compiled-rules.js';
import { loadRuleset } from '../dist/ruleset/load-ruleset.js';

const file = compiledRulesFile();
rmSync(file, { force: true });
try {
  const ruleset = loadRuleset();
  writeFileSync(file, compileRules({ ...ruleset, ...measurePatterns(ruleset) }));
} catch (error) {
  console.error(`The rules were not compiled: ${error.message.split('\n')[0]}`);
}
