import { describe, expect, it } from 'vitest';
import type { RuleResult } from '../../src/assess/assessment.js';
import { exampleConsent } from '../../src/assess/example-consent.js';
import { reasonSentences } from '../../src/assess/reason-sentences.js';
import type { Node } from '../../src/ruleset/node.js';
import {
  notApplicableReasons,
  notTestedReasons,
  type PageType,
  type Reason,
  reviewReasons,
} from '../../src/ruleset/vocabulary.js';
import { assessTiny, judgeTiny, type TinyCase } from '../support/tiny-assessment.js';
import { both, fact, rule } from '../support/tiny-ruleset.js';
import { origin, page } from '../support/tiny-site.js';

const home = page('/', '<h1>Bienvenue</h1>');
const legal = (body: string, more = {}) => page('/mentions-legales', `<h1>Mentions légales</h1>${body}`, more);
const post = (path: string, body = '') => page(path, `<article class="post"><p>Un message.</p>${body}</article>`);
const named = '<p>Hébergeur : Exemple Hosting.</p>';
const host: Node = { id: 'host', fact: { id: 'host-named' } };
const refusals = { obstacle: 'blocked', foundOn: { page: 'p0001', text: 'Mentions légales', place: 'footer' } } as const;

const judge = (
  check: Node,
  pages: TinyCase['pages'],
  rest: Partial<TinyCase> & { rule?: Parameters<typeof rule>[0] | object } = {},
) => {
  const { rule: options, ...site } = rest;
  return judgeTiny(rule({ check, ...options }), { pages, ...site });
};
/** A visit that was shown only a refusal where the legal notice should be. */
const hindered = (obstacle: 'blocked' | 'captcha' | 'login-required' | 'timeout'): RuleResult => {
  const { body: _, ...unread } = legal('', { ...refusals, obstacle });
  return judge(host, [home, unread]);
};
/** A visit that left the address of the sought page alone. */
const left = (reason: 'robots' | 'page-limit' | 'side-effect', sought: PageType) =>
  judge({ id: 'control', fact: { id: 'report-control' } }, [home], {
    rule: { target: { pages: [sought] } },
    skipped: [{ url: `${origin}/x`, reason, page: 'p0001', place: 'main', promises: [sought] }],
  });

const askingConsent = {
  rule: { target: { pages: 'any' } },
  ruleset: { facts: new Map([['kept', fact('kept', { consent: { stored: { purpose: ['advertising'], after: 'refuse' } } })]]) },
} as const;

const cases: Readonly<Record<Reason, () => RuleResult>> = {
  'not-found': () => judge({ ...host, onFalse: 'needs-review' }, [home, legal('')]),
  ambiguous: () => judge(host, [home, legal(''), page('/infos', named)]),
  'low-quality-text': () =>
    judge(host, [
      home,
      {
        path: '/mentions-legales',
        title: 'Mentions légales',
        body: '<h1>Mentions légales</h1><img src="/m.png" width="900" height="1200">',
      },
    ]),
  'language-unsupported': () =>
    judge(host, [
      home,
      {
        path: '/mentions-legales',
        lang: 'pl',
        body: '<h1>Mentions légales</h1><p>Niniejszy serwis jest prowadzony przez spółkę z siedzibą w Warszawie, a wszelkie pytania należy kierować pocztą elektroniczną na podany adres redakcji.</p>',
      },
    ]),
  'contradicts-profile': () =>
    judge(host, [home, legal(named), post('/1', '<button>Signaler</button>')], {
      profile: { 'features.userContent': true, 'features.ads': false },
      rule: { applies: { profile: 'features.ads', is: false } },
      ruleset: {
        detections: new Map([
          [
            'ads',
            {
              schema: 1,
              file: 'detections/ads.yaml',
              id: 'ads',
              sets: { profile: 'features.ads', value: true },
              confidence: 0.9,
              check: { fact: { id: 'report-control' } },
              title: both('ads'),
              examples: [],
            },
          ],
        ]),
      },
    }),
  'sample-disagrees': () =>
    judge(
      { id: 'control', fact: { id: 'report-control', quantifier: 'every' } },
      [home, post('/1', '<button>Signaler</button>'), post('/2')],
      {
        rule: { target: { pages: ['content-item'] } },
      },
    ),
  judgement: () => judge(host, [home, legal('')], { rule: { pendingHuman: true } }),
  'coverage-incomplete': () => judge(host, [home, legal('<a href="/docs/annexe.pdf">Annexe</a>')]),
  'assumed-profile': () =>
    judge(host, [home, legal(''), post('/1', '<button>Signaler</button>')], {
      profile: {},
      ruleset: {
        detections: new Map([
          [
            'content',
            {
              schema: 1,
              file: 'detections/content.yaml',
              id: 'content',
              sets: { profile: 'features.userContent', value: true },
              confidence: 0.6,
              check: { fact: { id: 'report-control' } },
              title: both('content'),
              examples: [],
            },
          ],
        ]),
      },
    }),
  'law-unverified': () => judge(host, [home, legal('')], { rule: { legal: [{ ref: 'eu-act#art-2', role: 'basis' }] } }),
  'other-member-state': () =>
    judge(host, [home, legal('')], {
      rule: { countryOfOrigin: true },
      profile: { 'features.userContent': true, 'publisher.country': 'DE' },
    }),
  'member-only': () => judge(host, [home, legal(named, { persona: 'member' })]),
  'profile-unknown': () => judge(host, [home], { profile: {} }),
  'page-not-found': () =>
    judge({ id: 'control', fact: { id: 'report-control' } }, [home], { rule: { target: { pages: ['content-item'] } } }),
  'login-required': () => hindered('login-required'),
  robots: () => left('robots', 'content-item'),
  blocked: () => hindered('blocked'),
  captcha: () => hindered('captcha'),
  timeout: () => hindered('timeout'),
  'probe-failed': () =>
    judge({ id: 'kept', fact: { id: 'kept' } }, [home], {
      ...askingConsent,
      consent: exampleConsent({ banner: { text: 'Nous utilisons des cookies.' }, refuse: { status: 'failed' } }, `${origin}/`),
    }),
  'side-effects-refused': () => left('side-effect', 'cancellation'),
  budget: () => left('page-limit', 'content-item'),
  deselected: () =>
    judge(host, [home, legal('')], {
      set: 'mine',
      ruleset: {
        sets: new Map([
          [
            'mine',
            { schema: 1, file: 'sets/mine.yaml', id: 'mine', title: both('mine'), extends: ['all'], rules: { rule: 'off' } },
          ],
        ]),
      },
    }),
  'capture-missing': () => judge({ id: 'kept', fact: { id: 'kept' } }, [home], askingConsent),
  profile: () => judge(host, [home], { profile: { 'features.userContent': false } }),
  'not-in-force': () => judge(host, [home], { asOf: '2020-01-01' }),
  exempt: () =>
    judge(host, [home], {
      rule: { exempt: { profile: 'features.ads', is: true } },
      profile: { 'features.userContent': true, 'features.ads': true },
    }),
};

describe('every reason has a case that gives it', () => {
  const outcomes = [
    ...reviewReasons.map((reason) => [reason, 'needs-review'] as const),
    ...notTestedReasons.map((reason) => [reason, 'not-tested'] as const),
    ...notApplicableReasons.map((reason) => [reason, 'not-applicable'] as const),
  ];
  it.each(outcomes)('%s is %s', (reason, outcome) => {
    expect(cases[reason]()).toMatchObject({ outcome, reason });
  });

  it('says that a rule was switched off and does not count it as untested', () => {
    const off = cases.deselected();
    expect(off.message).toEqual(reasonSentences.deselected);
    const { ruleset, tally } = assessTiny({
      rules: [rule({ check: host })],
      pages: [home],
      set: 'mine',
      ruleset: {
        sets: new Map([
          [
            'mine',
            { schema: 1, file: 'sets/mine.yaml', id: 'mine', title: both('mine'), extends: ['all'], rules: { rule: 'off' } },
          ],
        ]),
      },
    });
    expect(ruleset.tailoring).toEqual(['rule: off (set mine)']);
    expect(ruleset.rules).toBe(0);
    expect(tally).toBeDefined();
  });
});
