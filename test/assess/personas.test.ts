import { describe, expect, it } from 'vitest';
import { leavesGapStanding, weighPersonas } from '../../src/assess/weigh-personas.js';
import { assessTiny, judgeTiny } from '../support/tiny-assessment.js';
import { fact, rule } from '../support/tiny-ruleset.js';
import { origin, page, type TinyPage } from '../support/tiny-site.js';

const host = rule({ check: { id: 'host', fact: { id: 'host-named' } } });
const home = page('/', '<h1>Bienvenue</h1>');
const legal = (body: string, more = {}) => page('/mentions-legales', `<h1>Mentions légales</h1>${body}`, more);
const member = { persona: 'member' as const };
const named = '<p>Hébergeur : Exemple Hosting.</p>';

describe('what only a member was shown', () => {
  it('never meets a duty owed to everyone', () => {
    const result = judgeTiny(host, { pages: [home, legal(named, member)] });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'member-only', failed: ['host'] });
    expect(result.heldBack?.why.fr).toMatch(/connecté/);
    expect(result.message.fr).toMatch(/avec et sans compte/);
    expect(result.evidence[0]).toMatchObject({ page: 'p0002', persona: 'member' });
  });

  it('holds a gap back although the visitor’s pages show it', () => {
    const inside = page('/mentions-legales', `<h1>Mentions légales</h1>${named}`, { ...member, path: '/membres/mentions' });
    expect(judgeTiny(host, { pages: [home, legal('')] }).outcome).toBe('fail');
    expect(judgeTiny(host, { pages: [home, legal(''), inside] })).toMatchObject({
      outcome: 'needs-review',
      reason: 'member-only',
      heldBack: { outcome: 'fail' },
    });
  });

  it('changes nothing where visitor and member agree', () => {
    const both = { pages: [home, legal(named), page('/messages', '<p>Vos messages.</p>', member)] };
    const result = judgeTiny(host, both);
    expect(result.outcome).toBe('pass');
    expect(result.evidence.every(({ persona }) => persona === undefined)).toBe(true);
    const neither = judgeTiny(host, { pages: [home, legal(''), page('/messages', '<p>Vos messages.</p>', member)] });
    expect(neither.outcome).toBe('fail');
    expect(neither.coverage?.pagesVisited).toBe(2);
  });

  it('takes no gap away because the member’s visit met a wall, or left something alone', () => {
    const wall = {
      path: '/prive',
      obstacle: 'captcha' as const,
      foundOn: { page: 'p0003', text: 'Salon privé', place: 'nav' as const },
      ...member,
    };
    const inside = page('/messages', '<p>Vos messages.</p>', member);
    const walled = judgeTiny(host, { pages: [home, legal(''), inside, wall] });
    expect(walled).toMatchObject({ outcome: 'fail', failed: ['host'], coverage: { complete: true, pagesVisited: 2 } });
    const left = { url: `${origin}/prive`, reason: 'page-limit' as const, page: 'p0003', place: 'nav' as const, promises: [] };
    expect(judgeTiny(host, { pages: [home, legal(''), inside], skipped: [left] }).outcome).toBe('fail');
    expect(judgeTiny(host, { pages: [home, legal(''), inside], skipped: [{ ...left, page: 'p0001' }] }).outcome).not.toBe('fail');
  });

  it('holds a gap back where it answers, whatever else was left alone', () => {
    const found = page('/mentions-legales', `<h1>Mentions légales</h1>${named}`, { ...member, path: '/membres/mentions' });
    const left = { url: `${origin}/prive`, reason: 'page-limit' as const, page: 'p0003', place: 'nav' as const, promises: [] };
    expect(judgeTiny(host, { pages: [home, legal(''), found], skipped: [left] })).toMatchObject({
      outcome: 'needs-review',
      reason: 'member-only',
    });
  });

  it('states no gap of its own', () => {
    const absent = rule({ target: { pages: 'any' }, check: { fact: { id: 'host-named', is: false, absence: 'visited' } } });
    const inside = page('/membres', named, member);
    expect(judgeTiny(absent, { pages: [home, inside] })).toMatchObject({ outcome: 'needs-review', reason: 'member-only' });
  });

  it('observes no sign that everyone would have to see', () => {
    const sign = rule({ kind: 'indicator', target: { pages: 'any' }, check: { fact: { id: 'report-control' } } });
    const inside = page('/membres', '<button>Signaler</button>', member);
    expect(judgeTiny(sign, { pages: [home, inside] }).outcome).not.toBe('observed');
  });

  it('says nothing of what a first visit stores', () => {
    const facts = new Map([['stored', fact('stored', { tracker: { purpose: ['unlisted'] } })]]);
    const clean = rule({ target: { pages: 'any' }, check: { fact: { id: 'stored', is: false, absence: 'visited' } } });
    const cookie = { name: 'ancien', domain: 'exemple.example', path: '/', expires: -1, httpOnly: false, secure: true };
    const seen = { sameSite: 'Lax', valueSha256: '', valueLength: 1, thirdParty: false, seenAfterMs: 5, seenAt: '' };
    const cookies = [{ ...cookie, ...seen }];
    const visit = (more: object) =>
      judgeTiny(clean, { pages: [home, page('/membres', '<p>Bonjour.</p>', { cookies, ...more })], ruleset: { facts } });
    expect(visit({}).outcome).toBe('fail');
    expect(visit(member).outcome).toBe('pass');
  });

  it('is counted apart', () => {
    const assessment = assessTiny({ rules: [host], pages: [home, page('/membres', '<p>Bonjour.</p>', member)] });
    expect(assessment.pages[1]).toMatchObject({ persona: 'member' });
    expect(assessment.capture?.pages).toEqual({
      visited: 2,
      seen: 2,
      byPersona: [
        { persona: 'visitor', visited: 1 },
        { persona: 'member', visited: 1 },
      ],
    });
  });
});

describe('a login wall', () => {
  const wall = (path: string, text: string) => ({
    path,
    obstacle: 'login-required' as const,
    foundOn: { page: 'p0001', text, place: 'nav' as const },
  });
  const codes = (pages: readonly TinyPage[]) => judgeTiny(host, { pages }).coverage?.gaps.map(({ code }) => code);

  it('leaves nothing unseen once a member read what stands behind it', () => {
    const content = page('/salon', '<p>Messages du salon.</p>', member);
    expect(codes([home, legal(''), wall('/salon', 'Salon')])).toContain('blocked-pages');
    expect(codes([home, legal(''), wall('/salon', 'Salon'), content])).toEqual([]);
  });

  it('leaves nothing unseen before the form in which members write, or the door by which they come in', () => {
    const door = { ...wall('/connexion', 'Se connecter avec Tiers'), obstacle: 'http-error' as const, status: 500 };
    expect(codes([home, legal(''), wall('/nouveau-sujet', 'Nouveau sujet')])).toEqual([]);
    expect(codes([home, legal(''), door])).toEqual([]);
    expect(codes([home, legal(''), wall('/nouveau-sujet', 'Nouveau sujet : mentions légales')])).toContain('blocked-pages');
    expect(codes([home, legal(''), { ...wall('/nouveau-sujet', 'Nouveau sujet'), obstacle: 'captcha' }])).toContain(
      'blocked-pages',
    );
  });

  it('before the form in which members write is a gap for a rule about that form', () => {
    const posts = rule({ check: { id: 'posts', fact: { id: 'host-named', pages: ['composer'] } } });
    const result = judgeTiny(posts, { pages: [home, legal(''), wall('/nouveau-sujet', 'Nouveau sujet')] });
    expect(result.outcome).not.toBe('fail');
    expect(result.outcome).not.toBe('pass');
  });

  it('still stands before a text that everyone must be able to read', () => {
    const notice = page('/editeur', '<p>Rien ici.</p>', member);
    expect(codes([home, legal(''), wall('/editeur', 'Mentions légales'), notice])).toContain('blocked-pages');
  });
});

describe('a visitor’s gap beside a member’s visit that was not complete', () => {
  type Check = Parameters<typeof leavesGapStanding>[0]['checks'][number];
  const result = (outcome: 'fail' | 'needs-review', checks: readonly Check[]) => ({
    outcome,
    ...(outcome === 'fail' ? {} : { reason: 'coverage-incomplete' as const }),
    checks,
  });
  const gap = result('fail', [
    { id: 'any', value: false },
    { id: 'name', value: false },
    { id: 'address', value: false },
  ]);
  const open = { value: 'unknown', reason: 'coverage-incomplete' } as const;

  it('stands where the member was shown nothing of it', () => {
    const both = result('needs-review', [
      { id: 'any', ...open },
      { id: 'name', value: false },
      { id: 'address', ...open },
    ]);
    expect(leavesGapStanding(gap, both)).toBe(true);
  });

  it.each([
    ['shows it', { id: 'name', value: true }],
    ['may show it', { id: 'name', value: 'unknown', reason: 'ambiguous' }],
  ] as const)('does not where a page of the member’s %s, whatever else was left alone', (_, check) => {
    expect(leavesGapStanding(gap, result('needs-review', [{ id: 'any', ...open }, check, { id: 'address', ...open }]))).toBe(
      false,
    );
  });
});

describe('the weighing of what visitor and member were shown', () => {
  const complaint = rule({ check: { fact: { id: 'host-named' } }, legal: [{ ref: 'eu-dsa#art-20', role: 'basis' }] });

  it('lets a member meet what is owed to members', () => {
    expect(weighPersonas(complaint, 'needs-review', 'pass')).toBe('member');
    expect(weighPersonas(host, 'needs-review', 'pass')).toEqual({ held: false });
  });

  it('never turns a visitor’s gap into a pass, nor a member’s into a gap', () => {
    expect(weighPersonas(complaint, 'fail', 'pass')).toEqual({ held: true });
    expect(weighPersonas(host, 'pass', 'fail')).toEqual({ held: true });
    expect(weighPersonas(host, 'not-tested', 'fail')).toEqual({ held: true });
  });
});
