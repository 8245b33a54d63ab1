#!/usr/bin/env node
// Reads and checks the shipped rules once, at build time, so that no command has to (src/ruleset/compiled-rules.ts).
// Rules with a mistake are left as they are: whoever loads them is told, by file and line.
import { rmSync, writeFileSync } from 'node:fs';
import { compiledRulesFile, compileRules } from '../dist/ruleset/compiled-rules.js';
import { loadRuleset } from '../dist/ruleset/load-ruleset.js';

const file = compiledRulesFile();
rmSync(file, { force: true });
try {
  writeFileSync(file, compileRules(loadRuleset()));
} catch (error) {
  console.error(`The rules were not compiled: ${error.message.split('\n')[0]}`);
}
