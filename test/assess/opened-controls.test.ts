import { describe, expect, it } from 'vitest';
import type { ExploredControl } from '../../src/evidence/page-record.js';
import { judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { origin, page, type TinyPage } from '../support/tiny-site.js';

const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const report = rule({ target: { pages: ['content-item', 'report-form'] }, check: { fact: { id: 'report-control' } } });
const legal = page('/mentions-legales', '<h1>Mentions légales</h1>');
const worked = (more: Partial<ExploredControl>): ExploredControl => ({
  name: 'Mentions légales',
  selector: 'button',
  outcome: 'revealed',
  links: 2,
  stopped: [],
  ...more,
});
const entry = (explored?: ExploredControl): TinyPage =>
  page('/', '', { extraControls: [{ name: 'Mentions légales' }], ...(explored ? { explored: [explored] } : {}) });
const gaps = (explored?: ExploredControl) =>
  judgeTiny(host, { pages: [entry(explored), legal] }).coverage?.gaps.map(({ code }) => code);

describe('a button that promises the page sought', () => {
  it('keeps the question open until it was worked', () => {
    expect(gaps()).toEqual(['unopened-controls']);
    expect(gaps(worked({}))).toEqual([]);
  });

  it.each([
    ['did nothing', { outcome: 'nothing' }],
    ['had gone', { outcome: 'gone' }],
    ['showed words without a link', { outcome: 'revealed', links: 0 }],
    ['led to an address of which nothing is known', { outcome: 'navigation', url: `${origin}/ailleurs` }],
    ['was another one', { name: 'Aide' }],
  ] as const)('keeps it open when it %s', (_, change) => {
    expect(gaps(worked(change))).toEqual(['unopened-controls']);
  });

  it('is settled when nothing listens to it: it can open nothing', () => {
    expect(gaps(worked({ outcome: 'nothing', deaf: true, links: 0 }))).toEqual([]);
  });

  it('is settled by the page it led to', () => {
    expect(gaps(worked({ outcome: 'navigation', url: `${origin}/mentions-legales`, links: 0 }))).toEqual([]);
  });
});

describe('an entry of a tree', () => {
  const tree = (body: string, name = 'Mentions légales') =>
    judgeTiny(host, { pages: [page('/', body, { extraControls: [{ role: 'treeitem', name }] }), legal] }).coverage?.gaps.map(
      ({ code }) => code,
    );

  it('that is named as the links in it leads where they lead', () => {
    const links = '<main><a href="/">Infos</a> <a href="/mentions-legales">Mentions légales</a></main>';
    expect(tree(links, 'Infos Mentions légales')).toEqual([]);
    expect(tree(links, 'Infos Mentions légales Autres')).toEqual(['unopened-controls']);
    expect(tree('<main><a href="/mentions-legales">Mentions légales</a></main>')).toEqual([]);
    expect(tree('<main><a href="/mentions-legales">Éditeur</a></main>')).toEqual(['unopened-controls']);
    expect(tree('')).toEqual(['unopened-controls']);
  });
});

describe('a field', () => {
  it('that holds the name of the page sought opens nothing', () => {
    const gapsOf = (role: string) =>
      judgeTiny(host, {
        pages: [page('/', '', { extraControls: [{ role, name: 'Mentions légales', popup: true }] }), legal],
      }).coverage?.gaps.map(({ code }) => code);
    expect(gapsOf('combobox')).toEqual([]);
    expect(gapsOf('option')).toEqual([]);
    expect(gapsOf('button')).toEqual(['unopened-controls']);
  });
});

describe('a menu of the content', () => {
  const post = (path: string, explored?: ExploredControl) =>
    page(path, '<article class="post"><p>Un message.</p></article>', {
      extraControls: [{ name: '…', popup: true, selector: 'article:nth-of-type(2) > button:nth-of-type(1)' }],
      ...(explored ? { explored: [explored] } : {}),
    });
  const home = page('/', '<h1>Bienvenue</h1>');
  const menu = worked({ name: '…', selector: 'article:nth-of-type(1) > button:nth-of-type(1)', links: 0 });

  it('that was opened stands for those like it', () => {
    expect(judgeTiny(report, { pages: [home, post('/t/1', menu), post('/t/2'), post('/t/3')] }).outcome).toBe('fail');
  });

  it('that opened empty, because what fills it was stopped, has not shown what it holds', () => {
    const stopped = [{ method: 'WEBSOCKET', url: 'ws://exemple.example/socket' }];
    const empty = { ...menu, stopped };
    expect(judgeTiny(report, { pages: [home, post('/t/1', empty), post('/t/2')] })).toMatchObject({
      outcome: 'needs-review',
      reason: 'coverage-incomplete',
    });
    const filled = post('/t/1', empty);
    const held = { name: 'Partager', role: 'menuitem', revealedBy: menu.selector };
    const withItem = { ...filled, extraControls: [...(filled.extraControls ?? []), held] };
    expect(judgeTiny(report, { pages: [home, withItem, post('/t/2')] }).outcome).toBe('fail');
    expect(judgeTiny(report, { pages: [home, post('/t/1', { ...empty, links: 2 }), post('/t/2')] }).outcome).toBe('fail');
  });

  it('that did not open leaves all of them open', () => {
    const site = { pages: [home, post('/t/1', { ...menu, outcome: 'nothing' }), post('/t/2')] };
    expect(judgeTiny(report, site)).toMatchObject({ outcome: 'needs-review', reason: 'coverage-incomplete' });
  });
});

describe('a button that announces a form', () => {
  it('is not settled by a dialog, whose form is not recorded', () => {
    const site = (explored: ExploredControl) => {
      const item = page('/t/1', '<article class="post"><p>Un message.</p></article>', {
        extraControls: [{ name: 'Signalement' }],
        explored: [explored],
      });
      const form = rule({ target: { pages: ['content-item', 'report-form'] }, check: { fact: { id: 'illegal-form' } } });
      return judgeTiny(form, { pages: [page('/', '<h1>Bienvenue</h1>'), item] });
    };
    expect(site(worked({ name: 'Signalement', outcome: 'dialog', links: 3 })).outcome).toBe('needs-review');
  });
});
