import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../../src/evidence/page-record.js';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { page, type TinyPage, type TinySite } from '../support/tiny-site.js';

const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const home = page('/', '<h1>Bienvenue</h1>');
const legal = (body = '') => page('/mentions-legales', `<h1>Mentions légales</h1>${body}`);
const gaps = (site: TinySite) => judgeTiny(host, site).coverage?.gaps.map(({ code }) => code);

const whole: DocumentInfo = { format: 'pdf', parts: 3, readParts: 3, quality: 'text' };
const pdf = (path: string, sections: readonly string[], document: DocumentInfo = whole, more: Partial<TinyPage> = {}) =>
  page(path, sections.map((body, index) => `<section id="page-${index + 1}">${body}</section>`).join(''), {
    contentType: 'application/pdf',
    document,
    ...more,
  });
const annex = legal('<a href="/docs/annexe.pdf">Annexe</a>');

describe('a linked file whose text was read', () => {
  it('is no unread document', () => {
    expect(gaps({ pages: [home, annex, pdf('/docs/annexe.pdf', ['<p>Rien.</p>'])] })).toEqual([]);
  });

  it('stays an unread document where it was not fetched, or could not be read', () => {
    expect(gaps({ pages: [home, annex] })).toEqual(['document-unread']);
    const broken: TinyPage = { path: '/docs/annexe.pdf', obstacle: 'not-html', contentType: 'application/pdf' };
    expect(gaps({ pages: [home, annex, broken] })).toEqual(['document-unread']);
  });

  it('is known under the address that was linked, wherever that led', () => {
    const moved = pdf('/fichiers/1.pdf', [''], whole, { requestedUrl: 'https://exemple.example/docs/annexe.pdf' });
    expect(gaps({ pages: [home, annex, moved] })).toEqual([]);
  });

  it('is quoted with its page', () => {
    const notice = pdf('/mentions-legales.pdf', [
      '<h1>Mentions légales</h1>',
      '<p>Page deux.</p>',
      '<p>Hébergé par Exemple.</p>',
    ]);
    const result = judgeTiny(host, { pages: [home, notice] });
    expect(result.outcome).toBe('pass');
    expect(result.evidence[0]?.document).toEqual({ format: 'pdf', part: 3 });
  });

  it('never stands for a page on which something is done', () => {
    const item = pdf('/t/1.pdf', ['<article class="post"><p>Un message.</p></article>']);
    const control = rule({
      target: { pages: ['content-item'] },
      check: { fact: { id: 'report-control', absence: 'visited' } },
    });
    expect(judgeTiny(control, { pages: [home, item] })).toMatchObject({ outcome: 'not-tested', reason: 'page-not-found' });
  });
});

describe('a linked file that a machine reads badly', () => {
  const scan: DocumentInfo = { format: 'pdf', parts: 3, readParts: 3, quality: 'low-quality-text' };

  it('leaves an absence open when a legal page links it', () => {
    const site = { pages: [home, annex, pdf('/docs/annexe.pdf', [''], scan)] };
    expect(gaps(site)).toEqual(['low-quality-text']);
    expect(judgeTiny(host, site)).toMatchObject({ outcome: 'needs-review', reason: 'coverage-incomplete' });
    const said = judgeTiny(host, site).coverage?.gaps[0];
    expect(said?.urls).toEqual(['https://exemple.example/docs/annexe.pdf']);
    expect(said?.detail.fr).toMatch(/se lisent mal/);
  });

  it('leaves an absence open when parts of it were not read', () => {
    const half: DocumentInfo = { format: 'pdf', parts: 9, readParts: 8, quality: 'text' };
    expect(gaps({ pages: [home, annex, pdf('/docs/annexe.pdf', [''], half)] })).toEqual(['low-quality-text']);
  });

  it('leaves an absence open when its link promises the page sought', () => {
    const entry = page('/', '<main><a href="/f/1.pdf">Mentions légales</a></main>');
    expect(gaps({ pages: [entry, legal(), pdf('/f/1.pdf', [''], scan)] })).toEqual(['low-quality-text']);
  });

  it('keeps nothing open when nothing announces it', () => {
    const entry = page('/', '<main><a href="/f/1.pdf">Plan d’accès</a></main>');
    const site = { pages: [entry, legal(), pdf('/f/1.pdf', [''], scan)] };
    expect(gaps(site)).toEqual([]);
    expect(judgeTiny(host, site).outcome).toBe('fail');
  });

  it('is no page against which a duty of every such page can be held', () => {
    const each = rule({ check: { fact: { id: 'host-named', quantifier: 'every' } } });
    const scanned = pdf('/mentions.pdf', ['<h1>Mentions légales</h1>'], scan);
    expect(judgeTiny(each, { pages: [home, scanned] })).toMatchObject({ outcome: 'needs-review', reason: 'low-quality-text' });
  });
});
