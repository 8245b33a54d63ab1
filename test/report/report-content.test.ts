import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/render-html.js';
import type { Outcome } from '../../src/ruleset/vocabulary.js';
import { pointer, sampleAssessment, sampleScreenshot, withResult } from './sample.js';

const page = (lang: 'fr' | 'en', assessment = sampleAssessment()) =>
  load(renderHtml(assessment, { lang, screenshot: sampleScreenshot }));

describe('the report', () => {
  it('prints the five counts of the tally side by side', () => {
    const { tally } = sampleAssessment();
    const counts = page('fr')('.count-number')
      .toArray()
      .map((element) => Number(load(element).text()));
    expect(counts).toEqual([tally.fail, tally.needsReview, tally.notTested, tally.notApplicable, tally.pass]);
  });

  it('never lets zero gaps read as compliance', () => {
    const sample = sampleAssessment();
    const results = sample.results.map((result) =>
      result.outcome === 'fail' ? { ...result, outcome: 'pass' as Outcome } : result,
    );
    const $ = page('fr', { ...sample, results });
    expect($('#summary').text()).toContain(
      'Cela ne veut pas dire que le service est en règle. En outre, 11 points restent à vérifier et 3 obligations n’ont pas pu être testées.',
    );
    expect(page('en', { ...sample, results })('#summary').text()).toContain('This does not mean that the service is in order');
  });

  it('warns when the visit was cut short and when too little was tested', () => {
    const warning = page('fr')('.warning').text();
    expect(warning).toContain('La visite n’a pas pu être menée à son terme');
    expect(warning).toContain('6 obligations tranchées sur 20');
    expect(warning).toContain('Les écarts constatés tiennent sur ce qui a été vu');
    const sample = sampleAssessment();
    const results = sample.results.map((result) =>
      result.outcome === 'fail' ? { ...result, outcome: 'needs-review' as Outcome, reason: 'not-found' as const } : result,
    );
    const none = page('fr', { ...sample, results })('.warning').text();
    expect(none).toContain('De ce qu’aucun écart n’a été constaté, rien ne peut être conclu.');
    expect(none).not.toContain('tiennent');
  });

  it('does not warn after a complete visit that settled most obligations', () => {
    const sample = sampleAssessment();
    const results = sample.results.map((result) =>
      result.outcome === 'needs-review' ? { ...result, outcome: 'pass' as Outcome } : result,
    );
    const { stoppedBy: _, ...bundle } = sample.bundle;
    expect(page('fr', { ...sample, bundle: { ...bundle, status: 'complete' }, results })('.warning').length).toBe(0);
  });

  it('shows each result once, in the section of its outcome', () => {
    const $ = page('en');
    const sections: Record<Outcome, string> = {
      fail: '#obligations',
      'needs-review': '#worklist',
      'not-tested': '#not-tested',
      'not-applicable': '#not-applicable',
      pass: '#passes',
      observed: '#indicators',
      'not-observed': '#indicators',
    };
    for (const { rule, outcome } of sampleAssessment().results) {
      expect($(`[id="r-${rule}"]`).length, rule).toBe(1);
      expect($(`${sections[outcome]} [id="r-${rule}"]`).length, rule).toBe(1);
    }
  });

  it('says that indicators are not breaches and that the law does not require registration', () => {
    expect(page('en')('#indicators').text()).toContain('an observed indicator is not a breach');
    expect(page('fr')('#indicators').text()).toContain(
      'L’absence d’inscription est un indicateur de risque, pas une infraction en soi.',
    );
    expect(page('fr')('#indicators .outcome').text()).not.toContain('Écart');
  });

  it('prints the proof of search of an absence', () => {
    const text = page('fr')('#r-dsa-16-1-notice-mechanism').text();
    expect(text).toContain('recherche complète');
    expect(text).toContain('6 adresses usuelles essayées\u00a0: toutes ont répondu 404.');
    expect(text).toContain('contenu illicite');
  });

  it('says what held a gap back and what is missing', () => {
    const $ = page('fr');
    expect($('#r-fr-lcen-1-1-host-identity').text()).toContain('Ce qui a retenu un écart');
    expect($('#r-fr-lcen-1-1-host-identity .coverage a').text()).toContain('/docs/mentions-completes.pdf');
    expect($('#annex .search').text()).toContain('https://forum.example/docs/mentions-completes.pdf');
  });

  it('prints a detected answer as assumed, with where it was seen', () => {
    const text = page('fr')('#r-fr-lil-82-prior-consent').text();
    expect(text).toContain('supposé\u00a0: Vise un public en France = oui (confiance 90\u00a0%), vu à https://forum.example/');
  });

  it('flags how sure each cited text is', () => {
    const $ = page('fr');
    expect($('#r-dsa-16-1-notice-mechanism .flag').text()).toBe('texte lu');
    expect($('#r-fr-lil-82-prior-consent .flag').first().text()).toBe('source secondaire');
    expect($('#r-fr-lcen-6-iv-prevention-messages .flag').text()).toBe('non vérifié');
  });

  it('leads every link inside the page to a place that exists', () => {
    const $ = page('fr');
    const targets = $('a[href^="#"]')
      .toArray()
      .map((link) => (link.attribs.href ?? '').slice(1));
    expect(targets.filter((id) => $(`[id="${id}"]`).length !== 1)).toEqual([]);
  });

  it('orders its headings without a gap', () => {
    const levels = page('fr')('h1, h2, h3, h4, h5')
      .toArray()
      .map((heading) => Number(heading.name.slice(1)));
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
    expect(levels.filter((level) => level === 1).length).toBe(1);
  });

  it('holds one style sheet, and the policy names its hash', () => {
    const $ = page('en');
    const hash = createHash('sha256').update($('style').text()).digest('base64');
    expect($('meta[http-equiv="Content-Security-Policy"]').attr('content')).toContain(`style-src 'sha256-${hash}'`);
  });

  it('files an obligation without any reference under its own heading', () => {
    const $ = page('en', withResult(sampleAssessment(), 'dsa-16-1-notice-mechanism', { legal: [] }));
    expect($('#obligations h3').text()).toContain('Without reference');
  });

  it('prints an empty assessment without failing', () => {
    const sample = sampleAssessment();
    const empty = {
      ...sample,
      results: [],
      facts: [],
      pages: [],
      skipped: [],
      service: { declared: [], detected: [], contradictions: [], questions: [] },
      bundle: { ...sample.bundle, status: 'failed' as const, stoppedBy: 'entry-failed', detail: 'The host did not answer.' },
    };
    const $ = page('en', empty);
    expect($('.warning').text()).toContain('This report allows no conclusion');
    expect($('#summary').text()).toContain(
      'No gap was established automatically. This does not mean that the service is in order',
    );
  });

  it('says what is wrong in a harmonised report, and at which place', () => {
    const report = {
      check: 'tr-range',
      verdict: 'fail' as const,
      sentence: { fr: 'La cellule contient du texte.', en: 'The cell holds text.' },
      file: 'report.zip › 4_notices.csv',
      sheet: '4 (notices)',
      row: 12,
      column: 'Number of notices received',
      more: 31,
    };
    const sample = sampleAssessment();
    const rule = sample.results.find(({ outcome }) => outcome === 'fail')?.rule ?? '';
    const assessment = withResult(sample, rule, { evidence: [pointer({ report })], checks: [] });
    const text = page('en', assessment)('.report-place').first().text().replace(/\s+/g, ' ');
    expect(text).toContain('The cell holds text.report.zip › 4_notices.csv');
    expect(text).toContain('sheet 4 (notices), row 12, column “Number of notices received” tr-range');
    expect(text).toContain('and 31 more places of the same kind in this report.');
  });

  it('frames a quotation on its part of the picture, which it holds once', () => {
    const $ = page('en');
    const figure = $('#r-dsa-16-1-notice-electronic-only figure.place');
    expect(figure.find('svg').attr('viewbox') ?? figure.find('svg').attr('viewBox')).toBe('0 53 640 260');
    expect(figure.find('rect.frame').attr()).toMatchObject({ x: '20', y: '160', width: '599', height: '46' });
    expect(figure.find('title').text()).toBe('Place of the quote on page p0003');
    expect(figure.find('desc').text()).toContain('The words “Tout signalement d’un contenu');
    expect(figure.text().replace(/\s+/g, ' ')).toContain(
      'Page p0003, 164 px from the top of a document 4,210 px high. records/p0003/screenshot.jpg, SHA-256 333333333333…',
    );
    expect(figure.text()).toContain('The picture shows what the window showed, 400 px.');
    const drawn = figure.find('use').attr('href') ?? '';
    const source = $(drawn).attr('href') ?? '';
    expect(source).toMatch(/^data:image\/jpeg;base64,/);
    expect(
      $('image, img')
        .not('.shots img')
        .filter((_, image) => [image.attribs.href, image.attribs.src].includes(source)).length,
    ).toBe(1);
  });

  it('shows a picture as it is where no place is known, or where the place is not on it', () => {
    const sample = sampleAssessment();
    const placeless = pointer({
      screenshot: 'records/p0003/screenshot.jpg',
      quote: { exact: 'Tout signalement', prefix: '', suffix: '', selector: 'p' },
    });
    const picture = { y: 0, width: 640, height: 400, scale: 1, documentHeight: 4210, shows: 'window' as const };
    const below = { ...placeless, picture, rect: { x: 24, y: 1640, width: 591, height: 38 } };
    for (const shown of [below, placeless]) {
      const $ = page('fr', withResult(sample, 'dsa-16-1-notice-electronic-only', { evidence: [shown], checks: [] }));
      expect($('#r-dsa-16-1-notice-electronic-only figure img').length).toBe(1);
      expect($('#r-dsa-16-1-notice-electronic-only figure.place').length).toBe(0);
    }
  });
});
