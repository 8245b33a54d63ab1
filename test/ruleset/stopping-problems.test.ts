import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stoppingProblems } from '../../src/ruleset/lint/stopping-problems.js';
import { readRuleset } from '../../src/ruleset/load-ruleset.js';
import { rulesWith, validRules } from './rules-folder.js';

const zone = readFileSync(join(validRules, 'zones/host.yaml'), 'utf8').replace('heading: host', 'heading: absent');
const { ruleset, folder } = readRuleset(rulesWith({ 'zones/host.yaml': zone }));
const validators = new Set(['siren']);
const filesIn = (files?: readonly string[]) =>
  stoppingProblems(ruleset, folder, { validators, ...(files === undefined ? {} : { files }) }).map((p) => p.file);

describe('mistakes that keep examples from being run', () => {
  it('are all told for the whole folder', () => {
    expect(filesIn()).toEqual(['zones/host.yaml']);
  });

  it('are told for a rule that rests on the broken file through a fact', () => {
    expect(filesIn(['eu-test/host-identity.yaml'])).toEqual(['zones/host.yaml']);
  });

  it('are not told for a definition that does not need the broken file', () => {
    expect(filesIn(['lexicons/host.yaml'])).toEqual([]);
  });

  it('leave out mistakes that only make a rule worse', () => {
    const rule = readFileSync(join(validRules, 'eu-test/host-identity.yaml'), 'utf8').replace(
      / {2}- name: No hosting[\s\S]*$/,
      '',
    );
    const worse = readRuleset(rulesWith({ 'eu-test/host-identity.yaml': rule }));
    expect(stoppingProblems(worse.ruleset, worse.folder, { validators })).toEqual([]);
  });
});
