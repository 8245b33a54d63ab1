import { describe, expect, it } from 'vitest';
import { exampleConsent } from '../../src/assess/example-consent.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import type { ExampleConsent } from '../../src/ruleset/example-consent.js';
import type { ConsentLeaf } from '../../src/ruleset/node.js';
import { tinyFactRules } from '../support/tiny-fact-rules.js';

const url = 'https://exemple.example/';

function answer(consent: ConsentLeaf, given?: ExampleConsent) {
  const engine = createFactEngine(
    tinyFactRules({
      lexicons: { browsing: { fr: ['en poursuivant votre navigation'], en: ['by continuing to browse'] } },
      trackers: [
        { name: 'Analytics', purpose: 'analytics', cookies: ['_ga'], requests: ['analytics.example'] },
        { name: 'Own measure', purpose: 'unclear', cookies: ['_pk_id'] },
        { name: 'Consent choice', purpose: 'exempt', cookies: ['choice'] },
      ],
      facts: { asked: { consent } },
    }),
  );
  const view = engine.viewOfDocument({
    source: 'page.html',
    content: '<html lang="fr"><body><p>Bienvenue sur ce site.</p></body></html>',
    format: 'html',
    ...(given === undefined ? {} : { consent: exampleConsent(given, url) }),
  });
  return engine.observe(view, 'asked');
}

const accept = { name: 'Tout accepter', kind: 'accept' } as const;
const refuse = { name: 'Tout refuser', kind: 'refuse' } as const;
const text = 'Nous utilisons des cookies.';
const banner = { text, buttons: [accept, refuse] };

describe('consent leaf', () => {
  it('is unknown where nothing was recorded, but for whether a choice was made', () => {
    expect(answer({ banner: true })).toMatchObject({ value: 'unknown', reason: 'capture-missing' });
    expect(answer({ made: 'refuse' }).value).toBe(false);
  });

  it('tells whether a banner stood there, what it said and what it offered', () => {
    expect(answer({ banner: true }, {}).value).toBe(false);
    expect(answer({ banner: true }, { banner })).toMatchObject({ value: true, quote: { exact: text }, state: 'untouched' });
    expect(answer({ banner: true }, { untouched: { status: 'failed' } }).value).toBe('unknown');
    expect(answer({ says: 'browsing' }, { banner }).value).toBe(false);
    expect(answer({ says: 'browsing' }, { banner: { text: 'By continuing to browse, you accept.' } }).value).toBe(true);
    expect(answer({ says: 'browsing' }, { banner: { text: '' } }).value).toBe('unknown');
    expect(answer({ payWall: true }, { banner: { ...banner, payWall: true } }).value).toBe(true);
    expect(answer({ payWall: true }, { banner }).value).toBe(false);
    expect(answer({ offers: { kind: ['refuse'] } }, { banner })).toMatchObject({ value: true, quote: { exact: 'Tout refuser' } });
    expect(answer({ offers: { kind: ['refuse'] } }, { banner: { text, buttons: [accept] } }).value).toBe(false);
    expect(answer({ offers: { kind: ['refuse'] } }, { banner: { text } }).value).toBe('unknown');
    expect(answer({ offers: { kind: ['refuse'], layer: 2 } }, { banner }).value).toBe('unknown');
    expect(answer({ offers: { kind: ['refuse'] } }, {}).value).toBe(false);
  });

  it('tells what is ticked beforehand on the layers that were read', () => {
    const purposes = [
      { name: 'Nécessaires', checked: true, locked: true },
      { name: 'Publicité', checked: true },
    ];
    const quote = { exact: 'Publicité' };
    expect(answer({ preticked: { layer: 1 } }, { banner: { ...banner, purposes } })).toMatchObject({ value: true, quote });
    expect(answer({ preticked: { layer: 1 } }, { banner }).value).toBe(false);
    const behind = [{ name: 'Publicité', checked: true, layer: 2 as const }];
    expect(answer({ preticked: { layer: 2 } }, { banner: { ...banner, purposes: behind } }).value).toBe(true);
    expect(answer({ preticked: { layer: 1 } }, { banner: { ...banner, purposes: behind } }).value).toBe(false);
    expect(answer({ preticked: { layer: 2 } }, { banner }).value).toBe(false);
  });

  it('compares the clicks of the buttons, or those that were made', () => {
    const deep = { ...banner, buttons: [accept, { ...refuse, layer: 2 as const }], secondLayer: true };
    const exact = 'Tout accepter: 1; Tout refuser: 2';
    expect(answer({ moreClicks: true }, { banner }).value).toBe(false);
    expect(answer({ moreClicks: true }, { banner: deep })).toMatchObject({ value: true, quote: { exact } });
    const saved = { banner: { text, buttons: [accept] }, refuse: { clicks: ['Paramétrer', 'Enregistrer'] } };
    expect(answer({ moreClicks: true }, saved).value).toBe(true);
    expect(answer({ moreClicks: true }, { ...saved, refuse: { ...saved.refuse, means: 'api' } }).value).toBe('unknown');
    expect(answer({ moreClicks: true }, { banner: { text, buttons: [refuse] } }).value).toBe('unknown');
  });

  it('compares size and contrast of the two choices of the first layer', () => {
    const ask = { lessVisible: { area: 0.5, contrast: 3 } };
    const withRefuse = (more: object) => ({ banner: { text, buttons: [accept, { ...refuse, ...more }] } });
    expect(answer(ask, { banner }).value).toBe(false);
    expect(answer(ask, withRefuse({ width: 40 })).value).toBe(true);
    expect(answer(ask, withRefuse({ contrast: 2 })).value).toBe(true);
    expect(answer(ask, withRefuse({ layer: 2 })).value).toBe('unknown');
  });

  it('counts after a refusal only what is set since', () => {
    const ask = { stored: { purpose: ['analytics'], after: 'refuse' } } as const;
    const afterRefusal = (stored: NonNullable<ExampleConsent['refuse']>['stored'], more: object = {}) =>
      answer(ask, { banner, refuse: { stored: stored ?? [], ...more } });
    expect(afterRefusal([]).value).toBe(false);
    expect(afterRefusal([{ name: '_pk_id' }]).value).toBe(false);
    expect(afterRefusal([{ name: '_ga', at: 'before' }]).value).toBe(false);
    expect(afterRefusal([{ name: '_ga', at: 'before', rewritten: true }])).toMatchObject({
      value: true,
      text: '_ga',
      state: 'refuse',
    });
    expect(afterRefusal([{ name: '_ga' }]).value).toBe(true);
    expect(afterRefusal([{ name: '_ga', storage: true }]).value).toBe(true);
    expect(afterRefusal([{ name: '_ga', storage: true, at: 'before' }]).value).toBe(false);
    expect(afterRefusal([{ name: '_ga' }], { asksAgain: true })).toMatchObject({ value: 'unknown', reason: 'ambiguous' });
    expect(afterRefusal([{ name: '_ga' }], { means: 'api' }).value).toBe('unknown');
    expect(answer(ask, { banner, refuse: { status: 'no-such-choice' } })).toMatchObject({
      value: 'unknown',
      reason: 'judgement',
    });
    expect(answer(ask, {})).toMatchObject({ value: 'unknown', reason: 'not-found' });
  });

  it('counts without a choice, or after an acceptance, whatever stands', () => {
    const stored = [{ name: '_ga', at: 'before' as const }];
    expect(answer({ stored: { purpose: ['analytics'], after: 'untouched' } }, { untouched: { stored } }).value).toBe(true);
    expect(answer({ stored: { purpose: ['analytics'], after: 'accept' } }, { banner, accept: { stored } }).value).toBe(true);
    expect(answer({ stored: { purpose: ['unlisted'], after: 'accept' } }, { banner, accept: { stored } }).value).toBe(false);
    const failed = { untouched: { status: 'failed' } } as const;
    expect(answer({ stored: { purpose: ['analytics'], after: 'untouched' } }, failed).value).toBe('unknown');
  });

  it('names the third party called on a page loaded after the choice', () => {
    const requested = ['https://analytics.example/collect?v=2'];
    const ask = { requested: { purpose: ['analytics'], after: 'refuse' } } as const;
    expect(answer(ask, { banner, refuse: { requested } })).toMatchObject({ value: true, text: 'Analytics' });
    expect(answer(ask, { banner, refuse: { requested: ['https://autre.example/'] } }).value).toBe(false);
  });

  it('tells whether the banner comes back, and how long cookies last', () => {
    expect(answer({ asksAgain: 'refuse' }, { banner, refuse: { asksAgain: true } }).value).toBe(true);
    expect(answer({ asksAgain: 'refuse' }, { banner }).value).toBe(false);
    expect(answer({ asksAgain: 'refuse' }, {}).value).toBe('unknown');
    const lasts = { purpose: ['exempt'], after: 'refuse', days: 200, named: ['Consent choice'] } as const;
    const kept = (days: number) => ({ banner, refuse: { stored: [{ name: 'choice', days }] } });
    expect(answer({ lasts }, kept(365))).toMatchObject({ value: true, text: 'choice' });
    expect(answer({ lasts }, kept(180)).value).toBe(false);
    expect(answer({ lasts: { ...lasts, named: ['Other'] } }, kept(365)).value).toBe(false);
    expect(answer({ lasts }, { banner, refuse: { stored: [{ name: 'choice' }] } }).value).toBe(false);
  });
});
