import { describe, expect, it } from 'vitest';
import { findExamples } from '../../src/cli/find-examples.js';
import { findRule } from '../../src/cli/find-rule.js';
import { predicateWords } from '../../src/cli/predicate-words.js';
import { ruleExplanation } from '../../src/cli/rule-explanation.js';
import { ruleTable } from '../../src/cli/rule-table.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { validRules } from '../ruleset/rules-folder.js';

const ruleset = loadRuleset(validRules);
const rule = findRule(ruleset, 'test-1-host-identity');

describe('a rule in words', () => {
  it('names the law with article, role, dates, how far it was verified and the link', () => {
    const text = ruleExplanation(rule, ruleset, 'en');
    expect(text).toContain('Test, art. 1(1)(a) (basis, since 2024-02-17, wording verified)\n    https://law.example/en/1');
    expect(text).toContain('Test, art. 2 (context, from 2004-06-22 to 2024-05-22, verified in a secondary source)');
  });

  it('says to whom it applies, with the questions of the profile', () => {
    expect(predicateWords(rule.applies, ruleset, 'en')).toEqual([
      '  - all of these:',
      '    - Which role does the service have? hosting (service.kind)',
      '    - In which country? FR or BE (publisher.country)',
    ]);
  });

  it('says what is looked for, under which condition, and who concludes', () => {
    const text = ruleExplanation(rule, ruleset, 'en');
    expect(text).toContain('    - hosting provider: Is the hosting provider named?');
    expect(text).toContain('SIREN: Is the SIREN given? (pages legal-notice; else a person must conclude)\n      only if:');
  });

  it('prints messages and examples in French with French spacing', () => {
    const text = ruleExplanation(rule, ruleset, 'fr');
    expect(text).toContain('✗ échec\u00a0:\n      fr  Il manque : {failed}.\n      en  Missing: {failed}.');
    expect(text).toContain('Exemples\u00a0:\n  ✓ Complete → conforme');
  });

  it('fits a table into the width of the terminal', () => {
    const table = ruleTable([...ruleset.rules.values()], 'en', 50).split('\n');
    expect(table[0]).toBe('rule                  severity  kind        title');
    expect(table[1]).toMatch(/^test-1-host-identity {2}major {5}obligation {2}Ide/);
    for (const line of table) expect(line.length).toBeLessThanOrEqual(50);
  });
});

describe('finding what the user names', () => {
  it('finds a rule by a former id', () => {
    expect(findRule(ruleset, 'test-host').id).toBe('test-1-host-identity');
  });

  it('offers the nearest id for a mistyped one', () => {
    expect(() => findRule(ruleset, 'test-1-host-identty')).toThrow('did you mean `test-1-host-identity`?');
  });

  it('finds examples by id, by path in the folder and by path from here', () => {
    const both = findExamples(ruleset, 'siren-given');
    expect(both).toEqual({ filter: { ids: ['siren-given'], kinds: ['fact'] }, files: ['facts/siren-given.yaml'] });
    expect(findExamples(ruleset, 'rules/facts/siren-given.yaml')).toEqual(both);
    expect(findExamples(ruleset, `${validRules}/facts/siren-given.yaml`)).toEqual(both);
  });

  it('takes a word that several kinds share for all of them', () => {
    expect(findExamples(ruleset, 'host').filter.kinds).toEqual(['lexicon', 'zone']);
  });

  it('refuses a name that nothing has', () => {
    expect(() => findExamples(ruleset, 'siren-givn')).toThrow('did you mean `siren-given`?');
    expect(() => findExamples(ruleset, 'facts/banana.yaml')).toThrow('There is no file of the rules folder named');
  });
});
