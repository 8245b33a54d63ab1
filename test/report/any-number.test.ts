import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { AssessedCapture } from '../../src/assess/assessed-capture.js';
import type { Assessment, RuleResult } from '../../src/assess/assessment.js';
import { renderHtml } from '../../src/report/render-html.js';
import { stopSentence } from '../../src/report/view/stop-sentence.js';
import { wordsOf } from '../../src/report/words-of.js';
import { sampleAssessment } from './sample.js';

type Stop = { readonly status: 'complete' | 'partial' | 'failed'; readonly stoppedBy?: string; readonly detail?: string };
const stops: readonly Stop[] = [
  { status: 'complete' },
  ...['page-limit', 'time-limit', 'interrupted', 'blocked', 'site-bytes', 'browser-lost'].map((stoppedBy) => ({
    status: 'partial' as const,
    stoppedBy,
    detail: 'The capture said so in English.',
  })),
  { status: 'partial', detail: 'The entry page was slow.' },
  { status: 'failed', stoppedBy: 'entry-failed', detail: 'The host did not answer.' },
  { status: 'failed', stoppedBy: 'blocked', detail: 'The entry page refused the visit.' },
  { status: 'failed' },
];

const first = <T>(items: readonly T[], count: number): readonly T[] => items.slice(0, count);

function fewer(result: RuleResult, count: number): RuleResult {
  const { coverage } = result;
  return {
    ...result,
    legal: first(result.legal, count),
    evidence: first(result.evidence, count),
    checks: first(result.checks, count),
    rests: first(result.rests, count),
    asks: first(result.asks, count),
    ...(coverage === undefined
      ? {}
      : {
          coverage: {
            ...coverage,
            pagesVisited: count,
            sought: first(coverage.sought, count),
            languages: first(['fr', 'en'], count),
            words: first(coverage.words, count),
            slugsTried: first(coverage.slugsTried, count),
            gaps: first(coverage.gaps, count),
          },
        }),
  };
}

function fewerSeen(capture: AssessedCapture, count: number): AssessedCapture {
  return {
    ...capture,
    pages: { visited: count, seen: count, byPersona: first(capture.pages.byPersona, count) },
    robotsLeft: count,
    needs: { met: first(capture.needs?.met ?? [], count), unmet: first(capture.needs?.unmet ?? [], count) },
    templates: first(capture.templates, count),
    traps: first(capture.traps, count),
    resumedAt: first(capture.resumedAt, count),
    network: { bytesReceived: count, connections: count, refused: count },
    documents: first(capture.documents, count),
  };
}

/** The sample with `count` of everything: of each outcome as well as of pages, facts, answers and left addresses. */
function withCount(count: number, stop: Stop): Assessment {
  const sample = sampleAssessment();
  const seen = new Map<string, number>();
  const results = sample.results.filter(({ outcome, kind }) => {
    const key = `${kind} ${outcome}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return (seen.get(key) ?? 0) <= count;
  });
  const { stoppedBy: _by, detail: _detail, ...bundle } = sample.bundle;
  return {
    ...sample,
    bundle: { ...bundle, ...stop },
    service: {
      declared: first(sample.service.declared, count),
      detected: first(sample.service.detected, count),
      contradictions: first(sample.service.contradictions, count),
      questions: first(sample.service.questions, count),
    },
    results: results.map((result) => fewer(result, count)),
    facts: first(sample.facts, count),
    pages: first(sample.pages, count),
    skipped: first(sample.skipped, count),
    ...(sample.capture === undefined ? {} : { capture: fewerSeen(sample.capture, count) }),
  };
}

describe.each(['fr', 'en'] as const)('the report in %s', (lang) => {
  it.each(
    [0, 1, 2].flatMap((count) =>
      [...stops.slice(0, 2), ...stops.slice(-1)].map((stop) => [count, stop.status, stop.stoppedBy ?? 'nothing', stop] as const),
    ),
  )('has words for %i of everything after a %s visit stopped by %s', (count, _status, _by, stop) => {
    const $ = load(renderHtml(withCount(count, stop), { lang }));
    expect($('main > section').length).toBe(10);
    expect($('main').text()).not.toMatch(/\{\w+\}|undefined|\[object/);
    const targets = $('a[href^="#"]')
      .toArray()
      .map((link) => (link.attribs.href ?? '').slice(1));
    const pages = new Set(sampleAssessment().pages.map(({ id }) => `page-${id}`));
    expect(targets.filter((id) => !pages.has(id) && $(`[id="${id}"]`).length !== 1)).toEqual([]);
  });
});

describe('why a visit stopped', () => {
  const said = (lang: 'fr' | 'en', stop: Stop, skipped: Assessment['skipped'] = []) =>
    stopSentence({ ...withCount(2, stop), skipped }, wordsOf(lang));
  const limit: Stop = { status: 'partial', stoppedBy: 'page-limit', detail: 'The limit of 2 pages was reached.' };

  it('is said in the language of the report, with what to do', () => {
    const left = [{ url: 'https://forum.example/a', reason: 'page-limit', promises: [] }];
    expect(said('fr', limit, left)).toBe(
      'La limite de 2 pages a été atteinte. 1 adresse connue n’a pas été visitée. Pour aller plus loin, relancez avec --max-pages plus élevé.',
    );
    expect(said('en', limit)).toBe('The limit of 2 pages was reached. To go further, run again with a higher --max-pages.');
  });

  it.each(stops.slice(1))('has words after a %o visit, whatever was seen', (stop) => {
    for (const lang of ['fr', 'en'] as const)
      for (const count of [0, 1, 2]) {
        const { skipped } = withCount(count, stop);
        expect(stopSentence({ ...withCount(count, stop), skipped }, wordsOf(lang))).not.toMatch(/\{\w+\}|undefined/);
      }
  });

  it('keeps the capture’s own words for a failure without a known sentence', () => {
    expect(said('fr', { status: 'failed', stoppedBy: 'entry-failed', detail: 'The host did not answer.' })).toBe(
      'The host did not answer.',
    );
    expect(said('fr', { status: 'complete' })).toBe('');
  });
});
