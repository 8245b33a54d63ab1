import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiledRules, compileRules } from '../../src/ruleset/compiled-rules.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { readRuleTexts } from '../../src/ruleset/rule-texts.js';
import { rulesWith, validRules } from './rules-folder.js';

const file = join(mkdtempSync(join(tmpdir(), 'vigie-compiled-')), 'rules.json');

describe('compiledRules', () => {
  it('gives the ruleset that the files give', () => {
    const read = loadRuleset(validRules);
    writeFileSync(file, compileRules(read));
    expect(compiledRules(readRuleTexts(validRules), file)).toEqual(read);
  });

  it('gives nothing once a file was edited, added or taken away', () => {
    writeFileSync(file, compileRules(loadRuleset(validRules)));
    expect(compiledRules(readRuleTexts(rulesWith({ 'facts/host-named.yaml': '# edited' })), file)).toBeUndefined();
    expect(compiledRules(readRuleTexts(rulesWith({ 'facts/another.yaml': 'id: another' })), file)).toBeUndefined();
    const { texts, ...rest } = readRuleTexts(validRules);
    const unreadable = texts.map((one, at) => (at === 0 ? { ...one, text: undefined } : one));
    expect(compiledRules({ ...rest, texts: unreadable }, file)).toBeUndefined();
  });

  it('gives nothing where nothing was compiled', () => {
    expect(compiledRules(readRuleTexts(validRules), join(file, 'nowhere'))).toBeUndefined();
  });
});
