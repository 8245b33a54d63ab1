import type {
  ConsentBanner,
  ConsentCookie,
  ConsentPhase,
  ConsentPhaseName,
  ConsentRecord,
  ConsentState,
  ConsentStateName,
} from '../evidence/consent-record.js';
import type { ExampleConsent, ExampleConsentState, ExampleStored } from '../ruleset/example-consent.js';

const at = '2026-11-01T12:00:00.000Z';
const dayMs = 86_400_000;

function bannerOf(given: NonNullable<ExampleConsent['banner']>): ConsentBanner {
  return {
    foundBy: ['lexicon'],
    text: given.text,
    language: 'und',
    seenAfterMs: 500,
    payWall: given.payWall ?? false,
    secondLayerSeen: given.secondLayer ?? false,
    buttons: (given.buttons ?? []).map(
      ({ name, kind, layer = 1, clicks = layer, width = 120, height = 40, contrast = 7 }, index) => ({
        name,
        kind,
        selector: `button:nth-of-type(${index + 1})`,
        rect: { x: 0, y: 0, width, height },
        color: 'rgb(0, 0, 0)',
        background: 'rgb(255, 255, 255)',
        fontSize: 16,
        fontWeight: 400,
        contrast,
        layer,
        clicksNeeded: clicks,
      }),
    ),
    purposes: (given.purposes ?? []).map(({ name, checked = false, locked = false, layer = 1 }) => ({
      name,
      checked,
      locked,
      layer,
      selector: 'input',
    })),
  };
}

function cookieOf(item: ExampleStored, since: ConsentPhaseName, change: ConsentCookie['change']): ConsentCookie {
  return {
    name: item.name,
    domain: item.domain ?? '.exemple.example',
    path: '/',
    expires: item.days === undefined ? -1 : (Date.parse(at) + item.days * dayMs) / 1000,
    httpOnly: false,
    secure: true,
    sameSite: 'Lax',
    valueSha256: '',
    valueLength: 10,
    thirdParty: false,
    seenAfterMs: 800,
    seenAt: at,
    since,
    change,
  };
}

const order: readonly ConsentPhaseName[] = ['before', 'after', 'reload'];

function phaseOf(name: ConsentPhaseName, state: ExampleConsentState, url: string, hasChoice: boolean): ConsentPhase {
  const held = (state.stored ?? []).flatMap((item) => {
    const since = item.at ?? (hasChoice ? 'reload' : 'before');
    if (order.indexOf(since) > order.indexOf(name)) return [];
    const change = since === name ? 'new' : item.rewritten === true && name === 'reload' ? 'rewritten' : 'kept';
    return [{ item, since, change } as const];
  });
  const isLoad = name === (hasChoice ? 'reload' : 'before');
  return {
    name,
    url,
    startedAt: at,
    durationMs: 5000,
    bannerVisible: name === 'reload' ? (state.asksAgain ?? false) : false,
    cookies: held.filter(({ item }) => item.storage !== true).map(({ item, since, change }) => cookieOf(item, since, change)),
    storage: held
      .filter(({ item }) => item.storage === true)
      .map(({ item }) => ({ kind: 'localStorage', origin: new URL(url).origin, key: item.name, valueLength: 10 })),
    requests: (isLoad ? (state.requested ?? []) : []).map((address) => ({
      url: address,
      method: 'GET',
      resourceType: 'other',
      status: 200,
      thirdParty: true,
      afterMs: 900,
    })),
    requestsLeftOut: 0,
    cookieAccess: [],
  };
}

function stateOf(name: ConsentStateName, given: ExampleConsent, url: string): ConsentState {
  const state = given[name] ?? {};
  const isChoice = name !== 'untouched';
  const status = state.status ?? (isChoice && given.banner === undefined ? 'no-banner' : 'done');
  const phases = isChoice && status === 'done' ? order : (['before'] as const);
  const clicks = state.clicks ?? [];
  return {
    status,
    ...(isChoice && status === 'done' ? { means: state.means ?? 'clicks', actor: 'lexicon' } : {}),
    clicks: clicks.map((words) => ({ name: words, selector: 'button', layer: 1, at, afterMs: 1000, pointer: true })),
    phases: status === 'failed' || status === 'timed-out' ? [] : phases.map((phase) => phaseOf(phase, state, url, isChoice)),
    screenshots: [],
  };
}

/** The record that an example stands for. */
export function exampleConsent(given: ExampleConsent, url: string): ConsentRecord {
  return {
    schema: 1,
    urls: [url],
    startedAt: at,
    endedAt: at,
    method: { autoconsent: '', untouchedMs: 10_000, afterChoiceMs: 5000, laterMs: 5000, cookieAccess: 'accessor-wrapped' },
    banner: given.banner === undefined ? null : bannerOf(given.banner),
    states: {
      untouched: stateOf('untouched', given, url),
      refuse: stateOf('refuse', given, url),
      accept: stateOf('accept', given, url),
    },
  };
}
