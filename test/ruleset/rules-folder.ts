import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { RuleProblem } from '../../src/errors.js';
import { patternsAsRead } from '../../src/facts/patterns-as-read.js';
import { lintRuleset } from '../../src/ruleset/lint/lint-ruleset.js';
import { readRuleset } from '../../src/ruleset/load-ruleset.js';

export const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
export const validRules = join(fixtures, 'rules-valid');

const copies: string[] = [];
afterAll(() => {
  for (const directory of copies) rmSync(directory, { recursive: true });
});

/** A copy of the valid rules with some files written over or added. */
export function rulesWith(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'vigie-test-rules-'));
  copies.push(directory);
  cpSync(validRules, directory, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  return directory;
}

/** Every mistake of a rules folder, of single files and of files together. */
export function mistakesIn(directory: string): readonly RuleProblem[] {
  const { ruleset, folder, problems } = readRuleset(directory);
  const validators = new Set(['siren', 'siret', 'vat', 'phone', 'email']);
  return [...problems, ...lintRuleset(ruleset, folder, { validators, asRead: patternsAsRead })];
}
