import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Assessment, CoverageProof } from '../../src/assess/assessment.js';
import { renderHtml } from '../../src/report/render-html.js';
import { triedSentence } from '../../src/report/view/answer-counts.js';
import { wordsOf } from '../../src/report/words-of.js';
import { pointer, resultOf, sampleAssessment, withResult } from './sample.js';

const absent = 'dsa-16-1-notice-mechanism';
const open = 'fr-lcen-1-1-host-identity';
const page = (assessment: Assessment, lang: 'fr' | 'en' = 'fr') => load(renderHtml(assessment, { lang }));
const proof = (rule: string): CoverageProof => {
  const { coverage } = resultOf(sampleAssessment(), rule);
  if (!coverage) throw new Error(`${rule} of the sample has no proof of search`);
  return coverage;
};
const many = (count: number, status: number | null = 404) =>
  Array.from({ length: count }, (_, index) => ({
    url: `https://forum.example/try-${index}`,
    status,
    pageType: 'report-form' as const,
  }));

describe('the proof of search', () => {
  it('lists the addresses tried once, in the annex, under the nature of page they stand for', () => {
    const tried = many(180);
    const sample = withResult(sampleAssessment(), absent, { coverage: { ...proof(absent), slugsTried: tried } });
    const both = withResult(sample, open, { coverage: { ...proof(open), slugsTried: tried } });
    const $ = page(both);
    expect($(`#r-${absent}`).text()).toContain('180 adresses usuelles essayées\u00a0: toutes ont répondu 404.');
    expect($(`#r-${absent}`).text()).not.toContain('/try-7');
    expect($('#annex .paths li').length).toBe(180);
    expect($('#annex .nature').text()).toContain('formulaire de signalement');
    expect(renderHtml(both, { lang: 'fr' }).split('/try-179').length - 1).toBe(1);
  });

  it('leads from a finding to its search in the annex and back', () => {
    const $ = page(sampleAssessment());
    const target = $(`#r-${absent} .coverage a`).first().attr('href') ?? '';
    expect($(target).text()).toContain('recherche complète');
    expect($(target).find(`a[href="#r-${absent}"]`).length).toBe(1);
  });

  it('counts the answers and names the addresses that did not answer 404', () => {
    const mixed = [
      ...many(3),
      { url: 'https://forum.example/abuse', status: 200 },
      { url: 'https://forum.example/x', status: null },
    ];
    const $ = page(withResult(sampleAssessment(), absent, { coverage: { ...proof(absent), slugsTried: mixed } }), 'en');
    const text = $(`#r-${absent} .coverage`).text();
    expect(text).toContain('5 usual addresses tried: 3 answered 404, 1 did not answer and 1 answered 200.');
    expect(text).toContain('something other than 404: /abuse');
    expect(triedSentence([], wordsOf('en'))).toBe('');
    expect(triedSentence(many(1), wordsOf('fr'))).toBe('1 adresse usuelle essayée\u00a0: elle a répondu 404.');
    expect(triedSentence(many(2, null), wordsOf('fr'))).toBe('2 adresses usuelles essayées, toutes restées sans réponse.');
  });

  it('says what the addresses show that answer 200 and are no page sought', () => {
    const shows = (count: number, what: 'nothing' | 'entry' | 'visited') =>
      many(count, 200).map((attempt, index) => ({ ...attempt, url: `${attempt.url}-${what}-${index}`, shows: what }));
    const tried = [...shows(4, 'nothing'), ...shows(2, 'entry'), ...shows(1, 'visited')];
    expect(triedSentence(tried, wordsOf('en'))).toBe(
      '7 usual addresses tried: 4 answered 200 as an address that does not exist does, 2 lead back to the entry page and 1 leads to a page of the visit.',
    );
    expect(triedSentence(shows(3, 'nothing'), wordsOf('fr'))).toBe(
      '3 adresses usuelles essayées\u00a0: 3 ont répondu 200 comme une adresse qui n’existe pas.',
    );
    const $ = page(withResult(sampleAssessment(), absent, { coverage: { ...proof(absent), slugsTried: tried } }), 'en');
    expect($(`#r-${absent} .coverage`).text()).toContain('something other than 404: /try-0-visited-0.');
  });

  it('names the links that lead to no page, with what they promise and what the site answered', () => {
    const deadLinks = [{ url: 'https://forum.example/signaler', status: 404, promises: ['report-form' as const] }];
    const $ = page(withResult(sampleAssessment(), absent, { coverage: { ...proof(absent), deadLinks } }));
    for (const block of [`#r-${absent} .coverage`, '#annex .search']) {
      expect($(block).text()).toContain('1 lien annonce une page recherchée');
      expect($(block).text()).toContain('formulaire de signalement (/signaler, 404).');
      expect($(`${block} a[href="https://forum.example/signaler"]`).length).toBe(1);
    }
    expect(page(sampleAssessment())('body').text()).not.toContain('Liens morts');
  });

  it('names three addresses of a gap in the finding and the others in the annex', () => {
    const urls = Array.from({ length: 8 }, (_, index) => `https://forum.example/left-${index}`);
    const gap = { code: 'promising-left' as const, detail: { fr: 'Huit adresses.', en: 'Eight addresses.' }, urls };
    const $ = page(withResult(sampleAssessment(), open, { coverage: { ...proof(open), gaps: [gap] } }));
    expect($(`#r-${open} .coverage .urls a`).length).toBe(3);
    expect($('#annex .search .addresses a').length).toBe(8);
  });

  it('names the addresses of a gap only in the first finding that rests on the search', () => {
    const coverage = proof(open);
    const twice = withResult(withResult(sampleAssessment(), open, { coverage }), 'fr-lcen-1-1-legal-person', { coverage });
    const $ = page(twice);
    const named = [open, 'fr-lcen-1-1-legal-person'].map((rule) => $(`#r-${rule} .coverage .urls a`).length > 0);
    expect(named.filter(Boolean).length).toBe(1);
    for (const rule of [open, 'fr-lcen-1-1-legal-person'])
      expect($(`#r-${rule} .coverage`).text()).toContain(coverage.gaps[0]?.detail.fr.slice(0, 20));
  });
});

/** A result whose checks found nothing on `count` pages of the sample, told as the judge tells it. */
function notFoundOn(count: number): Assessment {
  const sample = sampleAssessment();
  const evidence = sample.pages
    .filter(({ obstacle }) => obstacle === undefined)
    .slice(0, count)
    .map(({ id, url, sha256 }) => pointer({ page: id, url, sha256, artifact: `records/${id}/dom.html` }));
  const checks = ['a', 'b'].map((id) => ({
    id,
    name: { fr: `élément ${id}`, en: `item ${id}` },
    value: false as const,
    evidence,
  }));
  return withResult(sample, absent, { evidence, checks, coverage: { ...proof(absent), pagesVisited: 11 } });
}

describe('what was examined', () => {
  it('says once that nothing was found on the pages read instead of listing empty quotes', () => {
    const $ = page(notFoundOn(5));
    expect($(`#r-${absent} .checks li`).length).toBe(1);
    expect($(`#r-${absent} .checks li`).text()).toBe(
      'non\u00a0: élément a\u202f; élément b — introuvable sur les 11 pages lues.',
    );
    expect($(`#r-${absent} .piece`).length).toBe(0);
  });

  it('names the pages where only some were examined', () => {
    const $ = page(notFoundOn(2), 'en');
    expect($(`#r-${absent} .checks li`).text()).toBe('no: item a; item b — examined on p0001 and p0002.');
  });

  it('keeps a piece whose file is not the page that the annex describes', () => {
    const evidence = [pointer({ artifact: 'records/p0001/network.json', sha256: 'f'.repeat(64) })];
    const $ = page(withResult(sampleAssessment(), absent, { evidence, checks: [] }));
    expect($(`#r-${absent} .piece`).text()).toContain('records/p0001/network.json');
    expect($(`#r-${absent} .piece`).text()).toContain('f'.repeat(64));
  });
});

describe('the worklist', () => {
  it('tells neighbours in the same situation together, each with its own question and decision', () => {
    const sample = sampleAssessment();
    const base = resultOf(sample, 'dsa-12-1-contact-recipients');
    const same = ['a', 'b', 'c', 'd'].map((letter) => ({
      ...base,
      rule: `dsa-16-2${letter}-notice`,
      reason: 'coverage-incomplete' as const,
      evidence: [],
      checks: [{ id: letter, name: base.title, value: 'unknown' as const, evidence: [] }],
      coverage: { ...proof(open), words: [`word-${letter}`] },
    }));
    const $ = page({ ...sample, results: same });
    expect($('#worklist .coverage').length).toBe(1);
    for (const letter of ['a', 'b', 'c', 'd']) expect($('#worklist .coverage').text()).toContain(`word-${letter}`);
    expect($('#worklist .reasons').length).toBe(1);
    expect($('#worklist .member').length).toBe(4);
    expect($('#worklist .decision').length).toBe(4);
    expect($('#worklist .ask').length).toBe(4);
    expect($('#worklist').text()).toContain('4 points dans la même situation');
  });
});
