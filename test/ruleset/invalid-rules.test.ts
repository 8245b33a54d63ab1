import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures, mistakesIn, rulesWith, validRules } from './rules-folder.js';

const directory = join(fixtures, 'rules-invalid');
const cases = readdirSync(directory)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const text = readFileSync(join(directory, name), 'utf8');
    const [standsFor, expected] = text.split('\n').map((line) => line.replace(/^# (stands for|expect): /, ''));
    return {
      name: name.replace('.yaml', '').replaceAll('-', ' '),
      text,
      file: standsFor ?? '',
      expected: `${standsFor}:${expected}`,
    };
  });

describe('one mistake in a rules folder gives one sentence at its place', () => {
  it.each(cases)('$name', ({ text, file, expected }) => {
    const told = mistakesIn(rulesWith({ [file]: text })).map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`);
    expect(told).toEqual([expected]);
  });

  it('says nothing about rules without mistakes', () => {
    expect(mistakesIn(validRules)).toEqual([]);
  });

  it('never lets the words of the schema library through', () => {
    for (const { expected } of cases) expect(expected).not.toMatch(/must NOT|must match|instancePath|schemaPath|#\/definitions/);
  });
});

describe('several mistakes in one file', () => {
  it('gives two sentences for two typing mistakes in one check', () => {
    const fact = readFileSync(join(validRules, 'facts/host-named.yaml'), 'utf8');
    const typos = fact.replace('text: {lexicon', 'text: {lexicn').replace('form: {about', 'fom: {about');
    expect(mistakesIn(rulesWith({ 'facts/host-named.yaml': typos })).map((p) => `${p.line}:${p.column}`)).toEqual([
      '7:14',
      '9:11',
    ]);
  });

  it('asks neither example nor sentence of `pass` of a rule on which only a person concludes', () => {
    const file = 'eu-test/host-identity.yaml';
    const rule = readFileSync(join(validRules, file), 'utf8')
      .replace(/expect: pass/g, 'expect: needs-review')
      .replace(/^ {2}pass: .*\n/m, '');
    const codes = (text: string) => mistakesIn(rulesWith({ [file]: text })).map((p) => p.code);
    expect(codes(rule).sort()).toEqual(['examples-missing', 'outcome']);
    expect(codes(rule.replace(/^observable: .*$/m, 'observable: human'))).toEqual([]);
  });

  it('gives nothing but the language version when the file is of another version', () => {
    const told = mistakesIn(rulesWith({ 'facts/host-named.yaml': 'schema: 3\nid: host-named\nnew: {world: 1}\n' }));
    expect(told.map((p) => p.code)).toEqual(['schema-version']);
  });
});
