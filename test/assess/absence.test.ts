import { describe, expect, it } from 'vitest';
import type { SkippedUrl } from '../../src/evidence/capture-record.js';
import type { Node } from '../../src/ruleset/node.js';
import type { PageType } from '../../src/ruleset/vocabulary.js';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { origin, page, type TinySite } from '../support/tiny-site.js';

const home = page('/', '<h1>Bienvenue</h1>');
const legal = (body: string) => page('/mentions-legales', `<h1>Mentions légales</h1>${body}`);
const post = (path: string, body = '') => page(path, `<article class="post"><p>Un message.</p>${body}</article>`);

const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const skipped = (
  path: string,
  reason: SkippedUrl['reason'],
  promises: readonly PageType[] = [],
  more: Partial<SkippedUrl> = {},
): SkippedUrl => ({
  url: path.startsWith('http') ? path : `${origin}${path}`,
  reason,
  page: 'p0001',
  place: 'main',
  promises,
  ...more,
});
const gaps = (site: TinySite, judged = host) => judgeTiny(judged, site).coverage?.gaps.map(({ code }) => code);

describe('an item that is found', () => {
  it('passes with the quotation and the file that shows it', () => {
    const result = judgeTiny(host, { pages: [home, legal('<p>Hébergeur : Exemple Hosting.</p>')] });
    expect(result.outcome).toBe('pass');
    expect(result.evidence[0]).toMatchObject({
      page: 'p0002',
      url: `${origin}/mentions-legales`,
      fact: 'host-named',
      artifact: 'records/p0002/dom.html',
    });
    expect(result.evidence[0]?.quote?.exact).toMatch(/Hébergeur/);
    expect(result.coverage).toBeUndefined();
  });

  it('on a page that was not recognised is neither absent nor found: a person looks at it', () => {
    const result = judgeTiny(host, { pages: [home, legal(''), page('/infos', '<p>Hébergé par Exemple.</p>')] });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'ambiguous', unknown: ['host'] });
    expect(result.evidence.map(({ page: id }) => id)).toContain('p0003');
  });
});

describe('an item that is not found', () => {
  it('fails once the site was seen completely, with the proof', () => {
    const result = judgeTiny(host, { pages: [home, legal('')] });
    expect(result).toMatchObject({
      outcome: 'fail',
      failed: ['host'],
      coverage: { complete: true, gaps: [], sought: ['legal-notice'] },
    });
    expect(result.coverage).toMatchObject({ pagesVisited: 2, languages: ['fr'], from: '2026-11-01T12:00:00.000Z' });
    expect(result.coverage?.words).toContain('hebergeur');
    expect(result.coverage?.slugsTried.map(({ url }) => url)).toEqual([`${origin}/mentions-legales`, `${origin}/legal`]);
  });

  it('fails where the page itself does not exist and every usual address was tried', () => {
    expect(judgeTiny(host, { pages: [home] }).outcome).toBe('fail');
  });

  it.each<[string, Node['fact'], string, string | undefined]>([
    ['never concluded by machine', { id: 'host-named', absence: 'never' }, 'needs-review', 'not-found'],
    ['enough on the pages visited', { id: 'host-named', absence: 'visited' }, 'fail', undefined],
    ['asked the other way round', { id: 'host-named', is: false }, 'pass', undefined],
  ])('is %s when the rule says so', (_, leaf, outcome, reason) => {
    const check: Node = leaf === undefined ? {} : { fact: leaf };
    expect(judgeTiny(rule({ check }), { pages: [home, legal('')] })).toMatchObject({ outcome, ...(reason ? { reason } : {}) });
  });

  it('is for a person when the rule says so', () => {
    const check: Node = { id: 'host', fact: { id: 'host-named' }, onFalse: 'needs-review' };
    expect(judgeTiny(rule({ check }), { pages: [home, legal('')] })).toMatchObject({
      outcome: 'needs-review',
      reason: 'not-found',
    });
  });
});

describe('the absence proof lacks something', () => {
  const incomplete = (site: TinySite, code: string) => {
    expect(gaps(site)).toContain(code);
    expect(judgeTiny(host, site).outcome).not.toBe('fail');
  };
  const base = [home, legal('')];

  it('when a footer link was never visited', () => {
    incomplete({ pages: [page('/', '<footer><a href="/aide">Aide</a></footer>'), legal('')] }, 'header-footer-unvisited');
  });

  it('but not when that link was answered as a duplicate, is an action, or is dead', () => {
    const pages = [
      page('/', '<footer><a href="/aide">Aide</a><a href="/logout">Sortir</a><a href="/cgu">CGU</a></footer>'),
      legal(''),
    ];
    const answered = [skipped('/aide', 'duplicate'), skipped('/logout', 'side-effect')];
    expect(gaps({ pages, skipped: answered })).toEqual([]);
  });

  it('when a header link was left by the page limit, by robots.txt or by a failure', () => {
    for (const reason of ['page-limit', 'robots', 'failed', 'time-limit'] as const)
      incomplete({ pages: base, skipped: [skipped('/x', reason, [], { place: 'header' })] }, 'header-footer-unvisited');
  });

  it('when an address that promises the page was left', () => {
    incomplete({ pages: base, skipped: [skipped('/infos-editeur', 'depth-limit', ['legal-notice'])] }, 'promising-left');
  });

  it('but not when what was left promises something else, or was seen elsewhere', () => {
    const left = [skipped('/cgu-anciennes', 'depth-limit', ['terms']), skipped('/mentions', 'duplicate', ['legal-notice'])];
    expect(gaps({ pages: base, skipped: left })).toEqual([]);
  });

  it('when the footer sends to another site for it', () => {
    const footer = '<footer><a href="https://autre.example/ml">Mentions légales</a></footer>';
    incomplete({ pages: [page('/', footer), legal('')] }, 'promising-left');
  });

  it('when a usual address was not tried', () => {
    const slugTries = [{ url: `${origin}/mentions-legales`, pageType: 'legal-notice', status: 404 }];
    expect(gaps({ pages: [home], capture: { slugTries } })).toContain('slugs-not-tried');
  });

  it('when a usual address was refused', () => {
    const slugTries = [
      { url: `${origin}/mentions-legales`, pageType: 'legal-notice', status: 403 },
      { url: `${origin}/legal`, pageType: 'legal-notice', status: 404 },
    ];
    expect(gaps({ pages: [home], capture: { slugTries } })).toEqual(['blocked-pages']);
  });

  it('when a linked document may hold it', () => {
    incomplete({ pages: [home, legal('<a href="/docs/annexe.pdf">Annexe</a>')] }, 'document-unread');
    incomplete({ pages: [page('/', '<a href="/ml.pdf">Mentions légales</a>'), legal('')] }, 'document-unread');
  });

  it('when a page in the footer was blocked', () => {
    const blocked = {
      path: '/aide',
      obstacle: 'blocked' as const,
      status: 403,
      foundOn: { page: 'p0001', text: 'Aide', place: 'footer' as const },
    };
    incomplete({ pages: [...base, blocked] }, 'blocked-pages');
  });

  it('when the visit was interrupted', () => {
    incomplete({ pages: base, capture: { status: 'partial', stoppedBy: 'interrupted' } }, 'stopped-early');
  });

  it('but not when a limit stopped it with nothing of interest left', () => {
    expect(gaps({ pages: base, capture: { status: 'partial', stoppedBy: 'page-limit' } })).toEqual([]);
  });

  it('when a page is in a language without lexicon', () => {
    const dutch =
      'Deze website wordt onderhouden door een vereniging van vrijwilligers die al meer dan twintig jaar samen wandelingen organiseren door het hele land, en die iedereen van harte welkom heet om mee te lopen.';
    const result = judgeTiny(host, { pages: [...base, { path: '/nl', body: `<p>${dutch}</p><p>${dutch}</p>`, lang: 'nl' }] });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'language-unsupported' });
    expect(result.coverage?.gaps.map(({ code }) => code)).toContain('language-unsupported');
  });

  it('when a button that promises the page was not worked', () => {
    incomplete({ pages: [page('/', '', { extraControls: [{ name: 'Mentions légales' }] }), legal('')] }, 'unopened-controls');
  });

  it('when a useful page did not load in time', () => {
    const slow = page('/aide', '', {
      loadState: 'navigation-timeout',
      foundOn: { page: 'p0001', text: 'Aide', place: 'footer' },
    });
    incomplete({ pages: [...base, slow] }, 'page-timeout');
  });

  it('when the page is a picture of text', () => {
    const picture = {
      path: '/mentions-legales',
      title: 'Mentions légales',
      body: '<h1>Mentions légales</h1><img src="/ml.png">',
    };
    const result = judgeTiny(host, { pages: [home, picture] });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'low-quality-text' });
  });

  it('when a page is shown with wrong letters', () => {
    const shown = 'HÃ©bergÃ© par Exemple, Ã  Lyon, selon lâ€™Ã©diteur.';
    incomplete({ pages: [home, legal(`<p>${shown}</p>`)] }, 'text-garbled');
    expect(gaps({ pages: [home, legal('<p>Le mot « HÃ©bergeur » est mal codé.</p>')] })).toEqual([]);
  });

  it('when the entry page could not be rendered', () => {
    incomplete({ pages: [{ path: '/', obstacle: 'http-error', status: 500 }, legal('')] }, 'entry-not-rendered');
  });
});

describe('a mechanism on content pages', () => {
  const report = rule({
    target: { pages: ['content-item', 'report-form'] },
    check: { id: 'control', fact: { id: 'report-control' } },
  });

  it('is not judged where no content was seen', () => {
    expect(judgeTiny(report, { pages: [home] })).toMatchObject({ outcome: 'not-tested', reason: 'page-not-found' });
  });

  it('fails when content was seen and the control is nowhere', () => {
    expect(judgeTiny(report, { pages: [home, post('/t/1'), post('/t/2'), post('/t/3')] }).outcome).toBe('fail');
  });

  it('is open while a menu of the content was not opened', () => {
    const menu = { ...post('/t/1'), extraControls: [{ name: '…', popup: true }] };
    const result = judgeTiny(report, { pages: [home, menu] });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'coverage-incomplete' });
    expect(result.coverage?.gaps).toMatchObject([{ code: 'unopened-controls', urls: [`${origin}/t/1`] }]);
    expect(result.coverage?.gaps[0]?.detail.fr).toMatch(/menu du contenu/);
  });

  it('is not open for a menu in the navigation', () => {
    const menu = { ...post('/t/1'), extraControls: [{ name: 'Menu', popup: true, place: 'nav' as const }] };
    expect(judgeTiny(report, { pages: [home, menu] }).outcome).toBe('fail');
  });

  it('needs a sample of three before the content left over stops mattering', () => {
    const left = [skipped('/t/9', 'page-limit', ['content-item'])];
    const capture = { status: 'partial', stoppedBy: 'page-limit' } as const;
    const two = [home, post('/t/1'), post('/t/2')];
    expect(judgeTiny(report, { pages: two, skipped: left, capture }).outcome).toBe('needs-review');
    expect(judgeTiny(report, { pages: [...two, post('/t/3')], skipped: left, capture }).outcome).toBe('fail');
  });

  it('asked of every page fails where all lack it; where they disagree, a person looks at those that do', () => {
    const every = rule({
      target: { pages: ['content-item'] },
      check: { id: 'each', fact: { id: 'report-control', quantifier: 'every' } },
    });
    const good = post('/t/1', '<button>Signaler</button>');
    expect(judgeTiny(every, { pages: [home, post('/t/1'), post('/t/2')] })).toMatchObject({
      outcome: 'fail',
      evidence: [{ page: 'p0002' }, { page: 'p0003' }],
    });
    expect(judgeTiny(every, { pages: [home, good, post('/t/2')] })).toMatchObject({
      outcome: 'needs-review',
      reason: 'sample-disagrees',
      evidence: [{ page: 'p0003' }, { page: 'p0002' }],
    });
    expect(judgeTiny(every, { pages: [home, good] }).outcome).toBe('pass');
    expect(judgeTiny(every, { pages: [home] })).toMatchObject({ outcome: 'not-tested', reason: 'page-not-found' });
  });
});

describe('what kept the evidence away is told', () => {
  const wall = (obstacle: 'blocked' | 'captcha' | 'login-required' | 'timeout') => ({
    path: '/mentions-legales',
    obstacle,
    foundOn: { page: 'p0001', text: 'Mentions légales', place: 'footer' as const },
  });

  it.each(['blocked', 'captcha', 'login-required', 'timeout'] as const)('a page that is %s is not tested', (obstacle) => {
    expect(judgeTiny(host, { pages: [home, wall(obstacle)] })).toMatchObject({ outcome: 'not-tested', reason: obstacle });
  });

  it('robots.txt', () => {
    const forbidden = [skipped('/mentions-legales', 'robots', ['legal-notice'])];
    expect(judgeTiny(host, { pages: [home], skipped: forbidden })).toMatchObject({ outcome: 'not-tested', reason: 'robots' });
  });

  it('the page limit', () => {
    const items = rule({ target: { pages: ['content-item'] }, check: { fact: { id: 'report-control' } } });
    const left = [skipped('/t/1', 'page-limit', ['content-item'])];
    expect(judgeTiny(items, { pages: [home], skipped: left })).toMatchObject({ outcome: 'not-tested', reason: 'budget' });
  });

  it('a site that gave nothing at all', () => {
    expect(judgeTiny(host, { pages: [{ path: '/', obstacle: 'captcha' }] })).toMatchObject({
      outcome: 'not-tested',
      reason: 'captcha',
    });
    expect(judgeTiny(host, { pages: [], capture: { status: 'failed', stoppedBy: 'entry-failed' } }).outcome).toBe('not-tested');
  });
});
