import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { AssessedSeal, Assessment } from '../../src/assess/assessment.js';
import { renderHtml } from '../../src/report/render-html.js';
import { sampleAssessment } from './sample.js';

const key = 'ab'.repeat(32);
const stamp = { of: 'contents', authority: 'https://tsa.example/', granted: true, time: '2026-03-01T10:00:00.000Z' } as const;

function annexOf(seal: AssessedSeal | undefined, lang: 'fr' | 'en'): string {
  const sample = sampleAssessment();
  const { seal: _, ...bundle } = sample.bundle;
  const assessment: Assessment = { ...sample, bundle: seal === undefined ? bundle : { ...bundle, seal } };
  return load(renderHtml(assessment, { lang }))('#annex').text();
}

describe('the seal in the report', () => {
  it('names the key, the time of the authority, and that nothing says the stamp is qualified', () => {
    const seal: AssessedSeal = { key, timeStamps: [{ ...stamp, qualified: 'not-known' }], retainUntil: '2031-03-01' };
    const french = annexOf(seal, 'fr');
    expect(french).toContain(`Signé avec la clé d’empreinte ${key}`);
    expect(french).toMatch(
      /Contenu du dossier\u00a0: .*10:00:00 UTC, par https:\/\/tsa\.example\/\. Rien n’indique qu’il soit qualifié/,
    );
    expect(french).toContain('puis à supprimer');
    expect(annexOf(seal, 'en')).toContain('Nothing says that it is qualified');
  });

  it('repeats a claim to be qualified as a claim', () => {
    const seal: AssessedSeal = { timeStamps: [{ ...stamp, qualified: 'claimed' }] };
    expect(annexOf(seal, 'en')).toContain('The token states that it is qualified; no trusted list was consulted.');
  });

  it('says that nobody signed, and that an authority gave no time', () => {
    const seal: AssessedSeal = {
      timeStamps: [{ of: 'start', authority: 'https://tsa.example/', granted: false, reason: 'It did not answer.' }],
    };
    expect(annexOf(seal, 'fr')).toContain('Non signé');
    expect(annexOf(seal, 'fr')).toContain('AUCUN horodatage obtenu de https://tsa.example/. It did not answer.');
    expect(annexOf({ timeStamps: [] }, 'en')).toContain('Not time-stamped: the time is that of the machine.');
  });

  it('is left out for evidence sealed before that was written down', () => {
    expect(annexOf(undefined, 'en')).not.toContain('Not signed');
  });
});
