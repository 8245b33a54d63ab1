import { describe, expect, it } from 'vitest';
import { coverageGaps } from '../../src/assess/assessment.js';
import { skippedReasons } from '../../src/evidence/capture-record.js';
import { readMessages } from '../../src/report/report-files.js';
import { createWords, type Messages } from '../../src/report/words.js';
import { answerTitles } from '../../src/ruleset/answer-titles.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { answersOf } from '../../src/ruleset/probe-definition.js';
import { notApplicableReasons, notTestedReasons, pageTypes, reviewReasons } from '../../src/ruleset/vocabulary.js';

function leaves(messages: Messages, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}
const fr = new Map(leaves(readMessages('fr')));
const en = new Map(leaves(readMessages('en')));
const parameters = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('words of the report', () => {
  it('says the same things in French and English', () => {
    expect([...fr.keys()]).toEqual([...en.keys()]);
  });

  it('fills the same parameters in French and English', () => {
    const different = [...fr].filter(([key, text]) => parameters(text).join() !== parameters(en.get(key)).join());
    expect(different).toEqual([]);
  });

  it('never lets French punctuation begin a line', () => {
    const loose = [...fr].filter(([, text]) => / [:;?!»]|« |[^\u00A0\u202F:;?!»](?<!https?)[;?!»]/.test(text));
    expect(loose).toEqual([]);
  });

  it('names every reason and every page type', () => {
    const wanted = [
      ...[...reviewReasons, ...notTestedReasons, ...notApplicableReasons].map((reason) => `reason.${reason}`),
      ...pageTypes.map((type) => `pageType.${type}`),
      ...skippedReasons.map((reason) => `skipped.${reason}`),
    ];
    expect(wanted.filter((key) => !fr.has(key))).toEqual([]);
    expect(coverageGaps.length).toBeGreaterThan(0);
  });

  it('names every answer of the probes', () => {
    const ruleset = loadRuleset();
    const untitled = [...ruleset.probes.values()].flatMap((probe) => {
      const titles = answerTitles(probe, ruleset);
      return answersOf(probe).filter((name) => titles[name] === undefined);
    });
    expect(untitled.map((name) => `probeAnswer.${name}`).filter((key) => !fr.has(key))).toEqual([]);
  });

  it('names every question about the service', () => {
    const { questions } = loadRuleset().profile;
    expect(questions.map(({ key }) => `profileKey.${key}`).filter((key) => !fr.has(key))).toEqual([]);
  });

  it('counts as each language counts', () => {
    const french = createWords('fr', readMessages('fr'));
    const english = createWords('en', readMessages('en'));
    expect(french.plural('summary.obligations', 0)).toBe('0 obligation');
    expect(english.plural('summary.obligations', 0)).toBe('0 obligations');
    expect(french.plural('summary.obligations', 2)).toBe('2 obligations');
  });

  it('writes dates in words, in UTC', () => {
    expect(createWords('fr', readMessages('fr')).dateTime('2026-06-01T00:30:05+02:00')).toBe('31 mai 2026 à 22:30:05 UTC');
    expect(createWords('fr', readMessages('fr')).date('2026-06-01')).toBe('1er juin 2026');
    expect(createWords('en', readMessages('en')).date('2026-06-01')).toBe('1 June 2026');
  });

  it('says which sentence is missing', () => {
    expect(() => createWords('fr', readMessages('fr')).t('no.such.sentence')).toThrow('no.such.sentence');
  });
});
