import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { AssessedCapture } from '../../src/assess/assessed-capture.js';
import type { Assessment } from '../../src/assess/assessment.js';
import { renderHtml } from '../../src/report/render-html.js';
import { triesSentence } from '../../src/report/view/page-tries.js';
import { wordsOf } from '../../src/report/words-of.js';
import { sampleAssessment } from './sample.js';

const page = (assessment: Assessment, lang: 'fr' | 'en' = 'en'): CheerioAPI => load(renderHtml(assessment, { lang }));
const scope = (change: Partial<AssessedCapture>, lang: 'fr' | 'en' = 'en'): string => {
  const sample = sampleAssessment();
  if (sample.capture === undefined) throw new Error('the sample holds no capture');
  return page({ ...sample, capture: { ...sample.capture, ...change } }, lang)('#scope').text();
};
const without = (key: 'capture' | 'consent'): Assessment => {
  const { [key]: _, ...rest } = sampleAssessment();
  return rest as Assessment;
};

describe('what was seen of the site', () => {
  it('is told with its sample, its traps, its documents and what was not found', () => {
    const text = scope({});
    expect(text).toContain('15 pages visited, out of 2,148 addresses');
    expect(text).toContain('forum.example/sujet/#');
    expect(text).toContain('endless calendar');
    expect(text).toContain('PDF, 12 pages');
    expect(text).toContain('read in part (2 of 9), hard to read');
    expect(text).toMatch(/Looked for, not found.*complaint and report form/s);
    expect(text).toContain('taken up again on 12 November 2026, 09:05:02 UTC');
    expect(text).toContain('2 connections refused: Vigie opens no connection to a private or local address');
  });

  it('says whether robots.txt was followed, in both languages', () => {
    const { options } = sampleAssessment().capture as AssessedCapture;
    expect(scope({})).toContain('robots.txt was followed. 1 address was left out');
    const ignored = { options: { ...options, robots: 'ignore' as const } };
    expect(scope(ignored)).toMatch(/robots\.txt was not followed/);
    expect(scope(ignored, 'fr')).toMatch(/robots\.txt du site n’a pas été suivi/);
    expect(scope(ignored)).not.toContain('Pages left out because of robots.txt');
  });

  it('names at most fifty templates and twenty traps', () => {
    const [template] = sampleAssessment().capture?.templates ?? [];
    const [trap] = sampleAssessment().capture?.traps ?? [];
    if (template === undefined || trap === undefined) throw new Error('the sample holds none');
    const many = {
      templates: Array.from({ length: 60 }, (_, index) => ({ ...template, id: `t${index}`, seen: index })),
      traps: Array.from({ length: 45 }, () => trap),
    };
    const sample = sampleAssessment();
    const $ = page({ ...sample, capture: { ...(sample.capture as AssessedCapture), ...many } });
    expect($('#scope').text()).toContain('60 page templates recognised');
    expect($('#scope').text()).toContain('and 10 more.');
    expect($('#scope').text()).toContain('and 25 more.');
    expect($('#scope').text()).toContain('t59');
    expect($('#scope').text()).not.toContain('t9 ');
  });

  it('is left out of a report on an assessment that does not hold it', () => {
    const $ = page(without('capture'));
    expect($('#visit').length).toBe(0);
    expect($('#scope').text()).toContain('without an account');
  });
});

describe('pages seen as a member', () => {
  it('are marked where they are listed and where they are quoted', () => {
    const $ = page(sampleAssessment());
    expect($('#page-p0013 .flag').text()).toBe('seen as member');
    expect($('#page-p0001 .flag').length).toBe(0);
    const source = $('.source')
      .filter((_, element) => $(element).text().includes('p0013'))
      .first();
    expect(source.find('.flag').text()).toBe('seen as member');
    expect($('#annex').text()).toContain('14 pages as a visitor without an account and 1 page logged in, as a member.');
    expect($('#summary').text()).toContain('as a visitor and then logged in');
  });
});

describe('a quotation of a file', () => {
  it('says its page', () => {
    const flags = (lang: 'fr' | 'en') => page(sampleAssessment(), lang)('.source .flag').text();
    expect(flags('en')).toContain('PDF, p. 3');
    expect(flags('fr')).toContain('PDF, p. 3');
  });
});

describe('a page that was tried again', () => {
  const attempt = { at: '2026-11-12T09:03:40.000Z', code: 'timeout', transient: true, detail: '' } as const;
  it('says how often, and how it ended', () => {
    expect(triesSentence({ attempts: [attempt, attempt] }, wordsOf('en'))).toBe(
      'tried 3 times: 09:03:40 UTC, timed out; 09:03:40 UTC, timed out; then read',
    );
    expect(triesSentence({ attempts: [attempt], failure: 'tls' }, wordsOf('fr'))).toContain('puis erreur TLS');
    expect(triesSentence({ failure: 'dns' }, wordsOf('en'))).toBe('host name not found');
    expect(triesSentence({}, wordsOf('en'))).toBe('');
  });
});

describe('the choice on trackers', () => {
  it('shows banner, buttons with the clicks they need, and each state step by step', () => {
    const $ = page(sampleAssessment());
    const rows = $('#consent table').first().find('tbody tr').toArray();
    expect(rows.map((row) => $(row).find('td').eq(1).text())).toEqual(['1', '1', '2']);
    const states = $('#consent .states tbody')
      .toArray()
      .map((body) => $(body).find('tr').length);
    expect(states).toEqual([2, 4, 4]);
    expect($('#consent').text()).toContain('at least 70');
    expect($('#consent').text()).toContain('Buttons clicked: Personnaliser and Tout refuser.');
    expect($('.contents').text()).toContain('Consent to trackers');
  });

  it('says so where no banner was seen and where a choice could not be made', () => {
    const sample = sampleAssessment();
    if (sample.consent === undefined) throw new Error('the sample holds no consent');
    const [untouched, refuse, accept] = sample.consent.states;
    if (!untouched || !refuse || !accept) throw new Error('three states');
    const states = [untouched, { ...refuse, status: 'no-such-choice' as const, clicks: [], phases: [] }, accept];
    const text = page({ ...sample, consent: { ...sample.consent, banner: null, states } }, 'fr')('#consent').text();
    expect(text).toContain('Aucun bandeau n’a été reconnu');
    expect(text).toContain('les niveaux lus n’offrent pas ce choix');
  });

  it('embeds its screenshots, or names them', () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
    const html = renderHtml(sampleAssessment(), {
      lang: 'en',
      screenshot: (path) => (path.startsWith('consent/') ? bytes : undefined),
    });
    expect(load(html)('#consent img').length).toBe(2);
    expect(page(sampleAssessment())('#consent .shots').text()).toContain('in the evidence bundle: consent/');
  });

  it('has no section when it was not recorded', () => {
    const $ = page(without('consent'));
    expect($('#consent').length).toBe(0);
    expect($('#annex-title .number').text()).toBe('9');
    expect(page(sampleAssessment())('#annex-title .number').text()).toBe('10');
  });
});
