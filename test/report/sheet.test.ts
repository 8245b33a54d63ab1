import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { AssessedSheet, Assessment } from '../../src/assess/assessment.js';
import { bundleFacts } from '../../src/assess/capture-facts.js';
import type { EvidenceBundle } from '../../src/evidence/bundle.js';
import { sheetProblems } from '../../src/evidence/environment-sheet.js';
import { renderHtml } from '../../src/report/render-html.js';
import { readMessages } from '../../src/report/report-files.js';
import { sheetLines, sheetView } from '../../src/report/view/sheet-view.js';
import { wordsOf } from '../../src/report/words-of.js';
import { sampleAssessment } from './sample.js';

const sheet = sampleAssessment().bundle.environment.sheet as AssessedSheet;
const english = wordsOf('en');

const withSheet = (change: Partial<AssessedSheet> | undefined): Assessment => {
  const sample = sampleAssessment();
  const { sheet: _, ...rest } = sample.bundle.environment;
  const environment = change === undefined ? rest : { ...rest, sheet: { ...sheet, ...change } };
  return { ...sample, bundle: { ...sample.bundle, environment } };
};

describe('the environment sheet in the report', () => {
  it('says in both languages what is known and what was not checked', () => {
    const text = (lang: 'fr' | 'en') => load(renderHtml(sampleAssessment(), { lang }))('#annex').text();
    expect(text('en')).toContain('Operator: Jeanne Martin, Arcom');
    expect(text('en')).toMatch(/Not checked — case reference \(not stated\)/);
    expect(text('en')).toContain('At the start (09:02:03 UTC): 203.0.113.7');
    expect(text('fr')).toContain('Poste, réseau et horloge');
    expect(text('fr')).toMatch(/Non vérifié — écart avec un serveur de temps \(non demandé\)/);
    expect(text('fr')).toMatch(/adresse non trouvée, à la fin \(09:06:40 UTC\)\u00A0: pas de réponse à temps \(5000 ms\)/);
  });

  it('is left out for a capture made before it was gathered', () => {
    expect(load(renderHtml(withSheet(undefined), { lang: 'en' }))('#sheet').length).toBe(0);
  });

  it('prints what an operator typed as text', () => {
    const $ = load(renderHtml(withSheet({ operator: '<img src=x>' }), { lang: 'en' }));
    expect($('#annex').text()).toContain('Operator: <img src=x>');
  });

  it('names no step twice and leaves none empty', () => {
    const bare: AssessedSheet = {
      tool: { name: 'vigie', version: '0.1.0' },
      node: '20',
      os: { platform: 'linux', release: '6', arch: 'x64' },
      browser: { name: 'Chromium', version: '150', source: '', headless: 'new', sandbox: true, userAgent: '' },
    };
    for (const rows of [sheetView(sheet, english), sheetView(bare, english)]) {
      expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
      expect(rows.filter(({ known, unchecked }) => known.length + unchecked.length === 0)).toEqual([]);
    }
  });

  it('tells a clock that runs ahead, and a time server that was not believed', () => {
    const at = '2026-11-12T09:02:03.000Z';
    const start = { at, offsetMs: 1234.5, roundTripMs: 20.1, stratum: 2, address: '192.0.2.123' };
    const ntp = { server: 'ntp.example', start, end: { at, problem: 'refused' as const, detail: 'RATE' } };
    const { known, unchecked } = sheetLines('clock', { ...sheet, clock: { http: { problem: 'no-date' }, ntp } }, english);
    expect(known.join()).toContain('Time server ntp.example, at the start (09:02:03 UTC): offset 1,234.5 ms');
    expect(unchecked).toEqual([
      'Date header of the entry page: answer without a Date header',
      'time server, at the end (09:02:03 UTC): the server refuses to answer (RATE)',
    ]);
  });

  it('has words for every reason why something was not found out', () => {
    const { problem } = readMessages('fr').sheet as { problem: Record<string, string> };
    expect(Object.keys(problem)).toEqual([...sheetProblems]);
  });
});

it('the assessment repeats the sheet of a capture that has one', () => {
  const capture = { options: { viewport: { width: 1, height: 1 }, locale: 'fr-FR' } };
  const facts = (environment: object) => bundleFacts({ capture, environment } as unknown as EvidenceBundle).environment;
  const { machine: _, ...old } = sheet;
  expect(facts({ ...sheet, rulesetDigest: '', command: [] }).sheet).toEqual(sheet);
  expect(facts({ ...old, rulesetDigest: '', command: [] })).not.toHaveProperty('sheet');
});
