import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mistakesIn, rulesWith, validRules } from './rules-folder.js';

const rule = readFileSync(join(validRules, 'eu-test/host-identity.yaml'), 'utf8');
const fact = readFileSync(join(validRules, 'facts/siren-given.yaml'), 'utf8').replace(/^value: .*\n/m, '');

/** The placeholder mistakes when the fact of `{value:siren-given}` asks this and names no value. */
const mistakes = (check: string) =>
  mistakesIn(
    rulesWith({
      'eu-test/host-identity.yaml': rule,
      'facts/siren-given.yaml': fact.replace(/check:\n.*\n/, `check:\n${check}\n`),
    }),
  )
    .filter(({ code }) => code === 'placeholder')
    .map(({ message }) => message);

describe('a message that prints what a fact found', () => {
  it('may name a fact that looks for trackers: their name is its text', () => {
    expect(mistakes('  tracker: {purpose: [analytics]}')).toEqual([]);
    expect(mistakes('  any: [{tracker: {purpose: [analytics]}}, {text: {lexicon: host}}]')).toEqual([]);
  });

  it('may not name a fact that gives no text', () => {
    const told = 'The placeholder `{value:siren-given}` asks for a value that the fact does not extract';
    expect(mistakes('  text: {lexicon: host}')).toEqual([expect.stringContaining(told), expect.stringContaining(told)]);
    const mixed = '  any: [{tracker: {purpose: [analytics]}}, {field: {name: siren, is: valid}}]';
    expect(mistakes(mixed)).toEqual([expect.stringContaining(told), expect.stringContaining(told)]);
  });
});
