import * as cheerio from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/assessment.js';
import { renderHtml } from '../../src/report/render-html.js';
import { formatFaults } from '../support/format-faults.js';
import { sampleAssessment } from './sample.js';

const signal = {
  url: 'https://forum.example/salle/12?<b>',
  at: '2026-11-12T09:03:00.000Z',
  place: 'page-text',
  trigger: 'mot <i>convenu</i>',
  list: 'operator',
} as const;

function withSignals(count = 1): Assessment {
  const sample = sampleAssessment();
  if (sample.capture === undefined) throw new Error('the sample tells nothing of its capture');
  const abuseSignals = Array.from({ length: count }, (_, n) => ({ ...signal, url: `${signal.url}${n}` }));
  return { ...sample, capture: { ...sample.capture, abuseSignals, picturesOff: { at: signal.at, why: 'abuse-signal' } } };
}

const alertOf = (assessment: Assessment, lang: 'fr' | 'en') => cheerio.load(renderHtml(assessment, { lang }))('section.alert');

describe('words that suggest child sexual abuse material', () => {
  it.each(['fr', 'en'] as const)('are told before everything else, with where to report them (%s)', (lang) => {
    const $ = cheerio.load(renderHtml(withSignals(), { lang }));
    const [first] = $('#content').children().toArray();
    expect($(first).hasClass('alert')).toBe(true);
    expect($('section.alert h2').text()).toMatch(/PHAROS \(internet-signalement\.gouv\.fr\)/);
    expect($('section.alert').text()).toContain('227-23');
  });

  it('name addresses as text that nobody can click, whatever is in them', () => {
    const alert = alertOf(withSignals(2), 'fr');
    expect(alert.find('a')).toHaveLength(0);
    expect(alert.find('tbody tr')).toHaveLength(2);
    expect(alert.find('tbody code').first().text()).toBe(`${signal.url}0`);
    expect(alert.text()).toContain('mot <i>convenu</i>');
  });

  it('say that nothing is proved', () => {
    expect(alertOf(withSignals(), 'fr').text()).toContain('Ce n’est pas un constat sur le service');
    expect(alertOf(withSignals(), 'en').text()).toContain('This is no finding about the service');
  });

  it('leave no trace in a report without them', () => {
    expect(alertOf(sampleAssessment(), 'fr')).toHaveLength(0);
  });

  it('are part of the assessment’s format', () => {
    expect(formatFaults(withSignals())).toEqual([]);
  });
});
