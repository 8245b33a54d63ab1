import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { askProfile } from '../../src/cli/ask-profile.js';
import { profileText } from '../../src/cli/profile-text.js';
import { openQuestions } from '../../src/profile/open-questions.js';
import type { ProfileEntry } from '../../src/profile/profile.js';
import type { ProfileQuestion } from '../../src/ruleset/definitions.js';
import { both, rule } from '../support/tiny-ruleset.js';

const check = { fact: { id: 'host-named' } };
const rules = [
  rule({ id: 'host-a', applies: { profile: 'service.kind', is: 'hosting' }, check }),
  rule({ id: 'host-b', applies: { profile: 'service.kind', is: 'hosting' }, exempt: { profile: 'size', is: 'small' }, check }),
  rule({
    id: 'shop',
    applies: { profile: 'features.sells', is: true },
    failNeeds: { profile: 'publisher.country', is: 'FR' },
    check,
  }),
];
const questions: readonly ProfileQuestion[] = [
  { key: 'service.kind', question: both('Kind?'), values: ['hosting', 'none'] },
  { key: 'size', question: both('Size?'), values: ['small', 'large'] },
  { key: 'features.sells', question: both('Sells?'), values: [true, false] },
  { key: 'publisher.country', question: both('Country?'), values: [], pattern: '^[A-Z]{2}$', form: both('a country code') },
];
const entry = (key: string, value: string | boolean, more: Partial<ProfileEntry> = {}): ProfileEntry => ({
  key,
  value,
  origin: 'declared',
  confidence: 1,
  ...more,
});
const known = (...entries: readonly ProfileEntry[]) => new Map(entries.map((one) => [one.key, one]));

/** Plays a person who types these lines, and keeps what was printed. */
function person(...lines: readonly (string | undefined)[]) {
  const printed: string[] = [];
  const left = [...lines];
  const ask = async (text: string) => {
    printed.push(text);
    return left.shift();
  };
  return { printed, ask };
}
const interview = (ask: (text: string) => Promise<string | undefined>, detected: readonly ProfileEntry[] = []) =>
  askProfile({ rules, questions, known: new Map(), detected, lang: 'en', ask });

describe('the questions that the rules still need', () => {
  it('come by the number of rules that wait for them', () => {
    expect(openQuestions(rules, new Map())).toEqual([
      { key: 'service.kind', rules: ['host-a', 'host-b'] },
      { key: 'features.sells', rules: ['shop'] },
    ]);
  });

  it('close when an answer frees the service, and open when it binds it', () => {
    const keys = (...entries: readonly ProfileEntry[]) => openQuestions(rules, known(...entries)).map(({ key }) => key);
    expect(keys(entry('service.kind', 'none'), entry('features.sells', false))).toEqual([]);
    expect(keys(entry('service.kind', 'hosting'), entry('features.sells', true))).toEqual(['publisher.country', 'size']);
  });
});

describe('the interview', () => {
  it('asks only what is needed, in the words of the question', async () => {
    const { printed, ask } = person('none', 'no');
    expect((await interview(ask)).map(({ key, value }) => [key, value])).toEqual([
      ['service.kind', 'none'],
      ['features.sells', false],
    ]);
    expect(printed).toHaveLength(2);
    expect(printed[0]).toContain('Kind?\n  hosting / none');
  });

  it('asks again after an answer that is none, with the mend', async () => {
    const { printed, ask } = person('hostin', 'hosting', '', 'small');
    const given = await interview(ask);
    expect(printed[1]).toContain('“hostin” is no answer; type hosting, or nothing to leave the question open.');
    expect(given.map(({ key, value }) => [key, value])).toEqual([
      ['service.kind', 'hosting'],
      ['size', 'small'],
    ]);
  });

  it('takes a country code in any case and shows what a visit saw beside the question', async () => {
    const seen = entry('publisher.country', 'FR', {
      confidence: 0.95,
      seen: { page: 'p0001', url: 'https://exemple.example/ml', quote: 'RCS Lille' },
    });
    const { printed, ask } = person('none', 'yes', 'fr');
    expect((await interview(ask, [seen])).at(-1)).toMatchObject({ key: 'publisher.country', value: 'FR' });
    expect(printed.at(-1)).toContain('seen by the visit: FR (95% sure) — https://exemple.example/ml « RCS Lille »');
  });

  it('ends with what it has when the input ends', async () => {
    expect(await interview(person('hosting', undefined).ask)).toHaveLength(1);
  });
});

describe('the file that is written', () => {
  it('holds the answers as YAML and the open questions as comments', () => {
    const answers = [entry('service.kind', 'hosting')];
    const open = openQuestions(rules, known(...answers));
    const text = profileText({ name: 'Le Potager', answers, open, questions, lang: 'en' });
    expect(parse(text)).toEqual({ name: 'Le Potager', 'service.kind': 'hosting' });
    expect(text).toContain('# Size? (1 rule)\n# size: small | large');
  });
});
