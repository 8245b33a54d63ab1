import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { resolveSet } from '../../src/ruleset/resolve-set.js';
import { rulesWith, validRules } from './rules-folder.js';

const rule = readFileSync(join(validRules, 'eu-test/host-identity.yaml'), 'utf8');
const another = (id: string) => rule.replace('test-1-host-identity', id).replace('aliases: [test-host]\n', '');
const set = (id: string, rest: string) => `schema: 1\nid: ${id}\ntitle: {fr: x, en: x}\n${rest}`;

const counted = `params:
  elements: {title: {fr: n, en: n}, default: 1, min: 1, max: 2}
check: {atLeast: {param: elements, of: [{id: host, fact: {id: host-named}}]}}
`;

const ruleset = loadRuleset(
  rulesWith({
    'risk/b.yaml': another('risk-b'),
    'risk/a.yaml': another('risk-a'),
    'risk/old.yaml': another('risk-old').replace('status: stable', 'status: deprecated'),
    'sets/base.yaml': set('base', 'rules: {risk-b: on, test-host: on, risk-old: on}\n'),
    'sets/strict.yaml': set('strict', 'extends: [base]\nrules: {risk-b: critical, test-1-host-identity: off, risk-a: major}\n'),
    'risk/counted.yaml': another('risk-counted')
      .replace(/^check:\n(?: .*\n)+/m, counted)
      .replace(/^checks:\n(?: .*\n)+/m, 'checks: {host: {fr: x, en: x}}\n'),
    'sets/numbers.yaml': set('numbers', 'rules: {risk-counted: {params: {elements: 2}}}\n'),
    'sets/graver.yaml': set('graver', 'rules: {risk-counted: {severity: critical, params: {elements: 1}}}\n'),
    'sets/empty.yaml': set('empty', ''),
    'sets/loop.yaml': set('loop', 'extends: [pool]\n'),
    'sets/pool.yaml': set('pool', 'extends: [loop]\n'),
  }),
);
const ids = (id: string) => resolveSet(ruleset, id).rules.map((r) => r.id);

describe('the rules of a set', () => {
  it('are sorted by id; a former id stands for the present one', () => {
    expect(ids('base')).toEqual(['risk-b', 'risk-old', 'test-1-host-identity']);
  });

  it('take over those of the extended set, with severities and switches applied', () => {
    const { rules, tailoring } = resolveSet(ruleset, 'strict');
    expect(rules.map((r) => `${r.id} ${r.severity}`)).toEqual(['risk-a major', 'risk-b critical', 'risk-old major']);
    expect(tailoring).toEqual(['risk-b: severity major → critical (set strict)', 'test-1-host-identity: off (set strict)']);
  });

  it('are all rules in the set `all`, even when no file declares it', () => {
    expect(ids('all')).toEqual(['risk-a', 'risk-b', 'risk-counted', 'risk-old', 'test-1-host-identity']);
    expect(resolveSet(ruleset, 'all').tailoring).toEqual([]);
  });

  it('carry the numbers that the set gives them, and the report is told which', () => {
    const { rules, tailoring } = resolveSet(ruleset, 'numbers');
    expect(rules[0]?.check.atLeast?.min).toBe(2);
    expect(ruleset.rules.get('risk-counted')?.check.atLeast?.min).toBe(1);
    expect(tailoring).toEqual(['risk-counted: elements 1 → 2 (set numbers)']);
    expect(resolveSet(ruleset, 'graver').tailoring).toEqual(['risk-counted: severity major → critical (set graver)']);
  });

  it('are none in a set that lists none', () => {
    expect(ids('empty')).toEqual([]);
  });

  it('do not change the rules of the ruleset', () => {
    resolveSet(ruleset, 'strict');
    expect(ruleset.rules.get('risk-b')?.severity).toBe('major');
  });

  it('cannot be had from an unknown set, and the nearest name is given', () => {
    expect(() => resolveSet(ruleset, 'strikt')).toThrow('There is no set of rules named `strikt`; did you mean `strict`?');
  });

  it('cannot be had from sets that extend each other', () => {
    expect(() => resolveSet(ruleset, 'loop')).toThrow('The sets extend each other in a circle: loop → pool → loop.');
  });
});
