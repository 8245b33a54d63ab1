import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RuleError, UsageError } from '../../src/errors.js';
import { patternsAsRead } from '../../src/facts/patterns-as-read.js';
import { validators } from '../../src/facts/validators/index.js';
import { lintRuleset } from '../../src/ruleset/lint/lint-ruleset.js';
import { defaultRulesDirectory, loadRuleset, readRuleset } from '../../src/ruleset/load-ruleset.js';
import { rulesWith, validRules } from './rules-folder.js';

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('loading a rules folder', () => {
  it('indexes every kind of definition by id and says where it was read', () => {
    const ruleset = loadRuleset(validRules);
    expect(ruleset.rules.get('test-1-host-identity')?.file).toBe('eu-test/host-identity.yaml');
    expect(ruleset.facts.get('siren-given')?.value).toBe('siren');
    expect([...ruleset.lexicons.keys()]).toEqual(['host', 'siren-label']);
    expect(ruleset.acts.get('eu-test')?.entries['art-2']?.until).toBe('2024-05-22');
    expect(ruleset.pageTypes.has('legal-notice')).toBe(true);
    expect(ruleset.profile.presets.forum?.profile).toEqual({ 'service.kind': 'hosting' });
  });

  it('gives the same digest for the same files and another when one sign changes', () => {
    const fact = readFileSync(join(validRules, 'facts/host-named.yaml'), 'utf8');
    const { digest } = loadRuleset(validRules);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(loadRuleset(rulesWith({})).digest).toBe(digest);
    expect(loadRuleset(rulesWith({ 'facts/host-named.yaml': `${fact}# \n` })).digest).not.toBe(digest);
  });

  it('collects the mistakes of all files in one error, with paths that can be opened', () => {
    const directory = rulesWith({ 'facts/host-named.yaml': 'schema: 2\n', 'sets/base.yaml': 'id: [' });
    const error = caught(() => loadRuleset(directory));
    expect(error).toBeInstanceOf(RuleError);
    const { problems } = error as RuleError;
    expect(problems.map((p) => p.file)).toEqual([`${directory}/facts/host-named.yaml`, `${directory}/sets/base.yaml`]);
    expect((error as RuleError).message).toContain(`${directory}/facts/host-named.yaml:1:9 This fact needs version 2`);
  });

  it('joins the questions and presets of several profile files', () => {
    const more = `schema: 1
questions:
  - {key: size, question: {fr: Taille, en: Size}, values: [micro, large]}
presets:
  forum: {title: {fr: Forum, en: Forum}, profile: {size: micro}}
`;
    const { profile } = loadRuleset(rulesWith({ 'profile/size.yaml': more }));
    expect(profile.questions.map((q) => q.key)).toEqual(['service.kind', 'publisher.country', 'size']);
    expect(profile.presets.forum?.profile).toEqual({ 'service.kind': 'hosting', size: 'micro' });
  });

  it.each([
    [
      'a lexicon',
      'facts/host-named.yaml',
      'lexicon: host,',
      'lexicon: hots,',
      /facts\/host-named\.yaml:7:23 .* lexicon `hots`, which does not exist; did you mean `host`\?/,
    ],
    ['a field', 'facts/siren-given.yaml', 'name: siren,', 'name: kbis,', /facts\/siren-given\.yaml:7:17 .* field `kbis`, which/],
    [
      'a fact',
      'eu-test/host-identity.yaml',
      'fact: {id: host-named}',
      'fact: {id: host-unnamed}',
      /:25:18 .* fact `host-unnamed`/,
    ],
    ['a law', 'eu-test/host-identity.yaml', 'eu-test#art-1', 'eu-test#art-9', /:15:11 .* no entry `art-9`/],
  ])('refuses a folder in which %s is named that does not exist, at its place', (_, file, right, wrong, sentence) => {
    const text = readFileSync(join(validRules, file), 'utf8');
    expect(text).toContain(right);
    const error = caught(() => loadRuleset(rulesWith({ [file]: text.replace(right, wrong) })));
    expect(error).toBeInstanceOf(RuleError);
    expect((error as RuleError).message).toMatch(sentence);
  });

  it('refuses facts that rest on each other in a circle', () => {
    const fact = readFileSync(join(validRules, 'facts/host-named.yaml'), 'utf8');
    const circle = fact.replace('text: {lexicon: host, within: {place: main}}', 'fact: {id: host-named}');
    expect(caught(() => loadRuleset(rulesWith({ 'facts/host-named.yaml': circle })))).toMatchObject({
      problems: [{ code: 'circular-facts' }],
    });
  });

  it('names a file that cannot be read', () => {
    const directory = rulesWith({});
    symlinkSync(join(directory, 'nowhere.yaml'), join(directory, 'facts/lost.yaml'));
    expect(caught(() => loadRuleset(directory))).toMatchObject({
      message: `${directory}/facts/lost.yaml:1:1 The file cannot be read; check its rights, or take it out.`,
    });
  });

  it('says in one sentence that there is no such folder', () => {
    const error = caught(() => loadRuleset('/nowhere/rules'));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toBe('There is no rules folder at /nowhere/rules.');
  });
});

describe('the rules that are shipped', () => {
  it('have no mistake', () => {
    const { ruleset, folder, problems } = readRuleset();
    const all = [
      ...problems,
      ...lintRuleset(ruleset, folder, { validators: new Set(validators.keys()), asRead: patternsAsRead }),
    ];
    expect(all.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`)).toEqual([]);
  });

  it('are found beside the sources', () => {
    expect(readRuleset().ruleset.directory).toBe(defaultRulesDirectory().replace(/\/$/, ''));
  });
});
