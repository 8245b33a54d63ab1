import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mistakesIn, rulesWith, validRules } from './rules-folder.js';

const rule = readFileSync(join(validRules, 'eu-test/host-identity.yaml'), 'utf8');
const withoutPass = rule
  .replace(/^ {2}pass:\n(?: {4}.*\n)+|^ {2}pass: .*\n/m, '')
  .replace(/^ {2}- name: [^\n]*\n {4}expect: pass\n(?: {4}.*\n| {6}.*\n| {8}.*\n)*/m, '');

const mistakes = (text: string) =>
  mistakesIn(rulesWith({ 'eu-test/host-identity.yaml': text })).map(({ code, message }) => `${code}: ${message}`);

describe('an obligation without a sentence and example of a pass', () => {
  it('is incomplete when a machine may conclude', () => {
    expect(mistakes(withoutPass)).toEqual([
      expect.stringContaining('outcome: `messages` lacks `pass`'),
      expect.stringContaining('examples-missing: No example expects `pass`'),
    ]);
  });

  it('is complete when only a person concludes', () => {
    expect(mistakes(withoutPass.replace(/^observable: .*$/m, 'observable: human'))).toEqual([]);
    expect(mistakes(withoutPass.replace(/^target:/m, 'pendingHuman: true\ntarget:'))).toEqual([]);
  });

  it('needs an example of the pass for which it has a sentence', () => {
    const spoken = withoutPass.replace(/^messages:\n/m, 'messages:\n  pass: {fr: Trouvé., en: Found.}\n');
    expect(mistakes(spoken.replace(/^target:/m, 'pendingHuman: true\ntarget:'))).toEqual([
      expect.stringContaining('No example expects `pass`'),
    ]);
  });
});
