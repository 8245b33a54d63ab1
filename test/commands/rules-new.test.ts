import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runExamples } from '../../src/assess/run-examples.js';
import { validators } from '../../src/facts/validators/index.js';
import { lintRuleset } from '../../src/ruleset/lint/lint-ruleset.js';
import { readRuleset } from '../../src/ruleset/load-ruleset.js';
import { root, runVigie } from './run-vigie.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-new-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(`${root}rules`, join(folder, 'rules'), { recursive: true });

const draft = (id: string, ...rest: readonly string[]) =>
  runVigie(['rules', 'new', id, '--ref', 'eu-dsa#art-12', '--file', join(folder, 'rules/eu-dsa', `${id}.yaml`), ...rest]);

describe('vigie rules new', () => {
  it.each([
    ['an obligation', 'dsa-99-terms', '--fact', 'terms-page', '--scope', 'small-enterprise'],
    ['an indicator', 'risk-host-hidden', '--fact', 'host-named', '--scope', 'hosting', '--kind', 'indicator'],
  ])('writes %s that passes its checks as it is', async (_name, id, ...rest) => {
    const { code, stderr } = await draft(id, ...rest);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { ruleset, folder: read, problems } = readRuleset(join(folder, 'rules'));
    expect([...problems, ...lintRuleset(ruleset, read, { validators: new Set(validators.keys()) })]).toEqual([]);
    const results = runExamples(ruleset, { ids: [id] });
    expect(results.map(({ example, ok, detail }) => [example, ok, detail])).toEqual(
      results.map(({ example }) => [example, true, '']),
    );
    expect(results).toHaveLength(3);
    expect(readFileSync(join(folder, 'rules/eu-dsa', `${id}.yaml`), 'utf8')).toContain('status: draft');
  });

  it.each([
    [
      'an unknown fact',
      ['--fact', 'host-name', '--scope', 'hosting'],
      'There is no fact `host-name`; did you mean `host-named`?',
    ],
    ['an unknown scope', ['--fact', 'host-named', '--scope', 'hostin'], 'There is no scope `hostin`; did you mean `hosting`?'],
  ])('refuses %s', async (_name, flags, sentence) => {
    const { code, stderr } = await draft('risk-other', ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
