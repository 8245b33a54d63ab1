import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { captureFacts } from '../../src/assess/capture-summary.js';
import { consentFacts } from '../../src/assess/consent-summary.js';
import type { SkippedUrl } from '../../src/evidence/capture-record.js';
import type { ConsentRecord, ConsentState } from '../../src/evidence/consent-record.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { tinyRuleset } from '../support/tiny-ruleset.js';
import { declared, origin, page, type TinySite, tinyBundle } from '../support/tiny-site.js';

const ruleset = tinyRuleset();
const engine = createFactEngine(ruleset);
const bundle = (site: TinySite) => tinyBundle(ruleset, engine, site);
const left = (url: string, reason: SkippedUrl['reason'], more: Partial<SkippedUrl> = {}): SkippedUrl => ({
  url,
  reason,
  promises: [],
  ...more,
});

describe('how much of the site was seen', () => {
  it('counts each address of the site once, and none of other sites', () => {
    const skipped = [
      left(`${origin}/a`, 'page-limit'),
      left(`${origin}/a/`, 'page-limit'),
      left(`${origin}/`, 'duplicate'),
      left(`${origin}/secret`, 'robots'),
      left('https://autre.example/', 'out-of-scope'),
      left('mailto:a@exemple.example', 'unsafe-scheme'),
    ];
    const facts = captureFacts(bundle({ pages: [page('/', ''), page('/b', '')], skipped }));
    expect(facts.pages).toMatchObject({ visited: 2, seen: 4 });
    expect(facts.robotsLeft).toBe(1);
  });

  it('counts among those left for robots.txt the usual addresses that were not tried, once each', () => {
    const slugTries = [
      { url: `${origin}/cgu`, pageType: 'terms', status: null, left: 'robots' as const },
      { url: `${origin}/secret`, pageType: 'terms', status: null, left: 'robots' as const },
      { url: `${origin}/tos`, pageType: 'terms', status: null },
    ];
    const skipped = [left(`${origin}/secret`, 'robots')];
    const facts = captureFacts(bundle({ pages: [page('/', '')], skipped, capture: { slugTries } }));
    expect(facts.robotsLeft).toBe(2);
    expect(facts.pages.seen).toBe(2);
  });

  it('counts the addresses of a template that were not listed one by one', () => {
    const templates = [{ id: 't1', pattern: 'exemple.example/t/#', seen: 1000, pages: ['p0002'], chosenAs: ['first'] }];
    const skipped = [left(`${origin}/t/2`, 'sampled', { template: 't1' })];
    const facts = captureFacts(bundle({ pages: [page('/', ''), page('/t/1', '')], skipped, capture: { templates } }));
    expect(facts.pages.seen).toBe(2 + 1 + 998);
  });

  it('counts the addresses of a template once that visitor and member walked, and those that only the member saw', () => {
    const walked = (id: string, seen: number, path: string) => ({
      id,
      pattern: `exemple.example/${path}/#`,
      seen,
      pages: [],
      chosenAs: [],
    });
    const templates = [walked('t1', 100, 't'), walked('m1', 120, 't'), walked('m2', 30, 'messages')];
    const facts = captureFacts(bundle({ pages: [page('/', '')], capture: { templates } }));
    expect(facts.pages.seen).toBe(1 + 100 + 30);
  });

  it('names the files that were read, and how well', () => {
    const document = { format: 'pdf', parts: 4, readParts: 1, quality: 'low-quality-text' } as const;
    const facts = captureFacts(bundle({ pages: [page('/', ''), page('/a.pdf', '', { document, title: 'A' })] }));
    expect(facts.documents).toEqual([{ page: 'p0002', url: `${origin}/a.pdf`, title: 'A', ...document }]);
  });
});

const nothing: ConsentState = { status: 'no-banner', clicks: [], phases: [], screenshots: [] };
const cookie = (name: string, change: 'new' | 'gone', thirdParty = false) => ({
  name,
  domain: thirdParty ? '.tiers.example' : 'exemple.example',
  path: '/',
  expires: -1,
  httpOnly: false,
  secure: true,
  sameSite: 'Lax',
  valueSha256: '',
  valueLength: 4,
  thirdParty,
  seenAfterMs: 10,
  seenAt: '2026-11-01T12:00:00.000Z',
  since: 'before' as const,
  change,
});
const record: ConsentRecord = {
  schema: 1,
  urls: [`${origin}/`],
  startedAt: '2026-11-01T12:06:00.000Z',
  endedAt: '2026-11-01T12:07:00.000Z',
  method: { autoconsent: '16.0.0', untouchedMs: 1, afterChoiceMs: 1, laterMs: 1, cookieAccess: 'accessor-wrapped' },
  banner: null,
  states: {
    untouched: {
      ...nothing,
      status: 'done',
      phases: [
        {
          name: 'before',
          url: `${origin}/`,
          startedAt: '2026-11-01T12:06:00.000Z',
          durationMs: 1,
          bannerVisible: null,
          cookies: [cookie('b', 'new', true), cookie('a', 'new'), cookie('c', 'gone')],
          storage: [],
          requests: [
            {
              url: 'https://x.tiers.example/1',
              method: 'GET',
              resourceType: 'script',
              status: 200,
              thirdParty: true,
              afterMs: 1,
            },
            {
              url: 'https://x.tiers.example/2',
              method: 'GET',
              resourceType: 'script',
              status: 200,
              thirdParty: true,
              afterMs: 2,
            },
            { url: `${origin}/s.js`, method: 'GET', resourceType: 'script', status: 200, thirdParty: false, afterMs: 3 },
          ],
          requestsLeftOut: 0,
          cookieAccess: [],
        },
      ],
    },
    refuse: nothing,
    accept: nothing,
  },
};

describe('the choice on trackers', () => {
  it('is counted at the end of each step, without what was gone by then', () => {
    const { states, banner } = consentFacts(record);
    expect(banner).toBeNull();
    expect(states.map(({ name, status }) => [name, status])).toEqual([
      ['untouched', 'done'],
      ['refuse', 'no-banner'],
      ['accept', 'no-banner'],
    ]);
    expect(states[0]?.phases[0]).toMatchObject({
      cookies: ['a (exemple.example)', 'b (.tiers.example)'],
      thirdPartyCookies: 1,
      thirdPartyRequests: 2,
      thirdPartyHosts: ['x.tiers.example'],
    });
  });

  it('is in the assessment when it was recorded, and only then', () => {
    const site = bundle({ pages: [page('/', '')] });
    const input = { ruleset, engine, profile: declared({}), set: 'all', version: '0' };
    expect(assess({ ...input, bundle: site })).not.toHaveProperty('consent');
    expect(assess({ ...input, bundle: { ...site, consent: record } }).consent?.autoconsent).toBe('16.0.0');
  });
});
