import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RuleError } from '../../src/errors.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { withOwnSet } from '../../src/ruleset/own-set.js';
import { resolveSet } from '../../src/ruleset/resolve-set.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-own-set-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ruleset = loadRuleset();
const file = (text: string): string => {
  const path = join(folder, 'mine.yaml');
  writeFileSync(path, text);
  return path;
};
const problemsOf = (text: string): readonly string[] => {
  try {
    withOwnSet(ruleset, file(text));
  } catch (error) {
    if (error instanceof RuleError) return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
    throw error;
  }
  return [];
};

describe('a set of one’s own', () => {
  it('counts as if it came with Vigie', () => {
    const own = withOwnSet(
      ruleset,
      file(
        'schema: 1\nid: mine\ntitle: {fr: Le mien, en: Mine}\nextends: [eu-base]\nrules: {odr-obsolete-link: off, gdpr-13-privacy-notice: minor}\n',
      ),
    );
    const { rules, tailoring } = resolveSet(own.ruleset, own.set);
    expect(rules.map(({ id }) => id)).not.toContain('odr-obsolete-link');
    expect(tailoring).toContain('odr-obsolete-link: off (set mine)');
  });

  it('leaves a name alone', () => {
    expect(withOwnSet(ruleset, 'eu-base')).toEqual({ ruleset, set: 'eu-base' });
  });

  it.each([
    [
      'an unknown rule',
      'rules: {odr-obsolet-link: on}',
      '4:9 There is no rule `odr-obsolet-link`; did you mean `odr-obsolete-link`?',
    ],
    ['an unknown set', 'extends: [eu-bas]', '4:11 There is no set `eu-bas`; did you mean `eu-base`?'],
    [
      'a number that the rule does not have',
      'rules: {odr-obsolete-link: {params: {n: 1}}}',
      '4:38 The rule `odr-obsolete-link` has no parameter `n`; remove it.',
    ],
  ])('with %s is refused at its line', (_name, line, told) => {
    expect(problemsOf(`schema: 1\nid: mine\ntitle: {fr: x, en: x}\n${line}\n`)).toEqual([told]);
  });

  it('may not take the name of a set that comes with Vigie', () => {
    expect(problemsOf('schema: 1\nid: eu-base\ntitle: {fr: x, en: x}\n')).toEqual([
      '2:5 A set `eu-base` comes with Vigie; choose another id.',
    ]);
  });

  it('that is not there is one sentence', () => {
    expect(() => withOwnSet(ruleset, 'no/such.yaml')).toThrow('There is no set of rules at no/such.yaml.');
  });
});
