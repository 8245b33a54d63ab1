import type { AssessedConsent, AssessedConsentPhase, AssessedConsentState } from '../../assess/assessed-capture.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import type { ScreenshotPlan } from './screenshot-plan.js';

const textLength = 600;
/** Boxes and names that are printed one by one. */
const purposesShown = 30;
const namesShown = 40;

/** Banner, buttons and the three states, as recorded; undefined when the choice on trackers was not recorded. */
export function consentView(consent: AssessedConsent | undefined, words: Words, plan: ScreenshotPlan) {
  if (consent === undefined) return undefined;
  return {
    when: words.t('consent.when', {
      from: words.dateTime(consent.startedAt),
      to: words.dateTime(consent.endedAt),
      version: consent.autoconsent,
    }),
    urls: consent.urls,
    banner: consent.banner === null ? undefined : bannerView(consent.banner, words),
    states: consent.states.map((state) => stateView(state, words, plan)),
  };
}

function bannerView(banner: NonNullable<AssessedConsent['banner']>, words: Words) {
  const text = clip(banner.text, textLength);
  return {
    said: [
      words.t('consent.shown', {
        seconds: words.number(Math.round(banner.seenAfterMs / 100) / 10),
        finders: words.list(banner.foundBy.map((finder) => words.t(`consent.finder.${finder}`))),
      }),
      ...(banner.cmp === undefined ? [] : [words.t('consent.cmp', { cmp: banner.cmp })]),
      ...(banner.payWall ? [words.t('consent.payWall')] : []),
      ...(banner.secondLayerSeen ? [words.t('consent.secondLayer')] : []),
    ].join(' '),
    text,
    whole: text === banner.text ? '' : banner.text,
    buttons: banner.buttons.map(({ name, kind, layer, clicksNeeded, fontSize, contrast }) => ({
      name: clip(name, 80),
      kind: words.t(`consent.buttonKind.${kind}`),
      layer: words.t('consent.layer', { layer }),
      clicks: words.number(clicksNeeded),
      look: words.t('consent.lookValue', {
        size: words.number(fontSize),
        contrast: contrast === null ? words.t('consent.noContrast') : words.number(Math.round(contrast * 10) / 10),
      }),
    })),
    purposes: banner.purposes.slice(0, purposesShown).map(({ name, checked, locked }) => ({
      name: clip(name, 80),
      state: words.t(`consent.purpose.${locked ? 'locked' : checked ? 'checked' : 'unchecked'}`),
    })),
    morePurposes: Math.max(0, banner.purposes.length - purposesShown),
  };
}

function stateView(state: AssessedConsentState, words: Words, plan: ScreenshotPlan) {
  const name = words.t(`consent.state.${state.name}`);
  return {
    name,
    status: state.status === 'done' ? '' : words.t(`consent.status.${state.status}`),
    detail: state.detail ?? '',
    clicks:
      state.clicks.length === 0
        ? ''
        : words.t('consent.clicked', { names: words.list(state.clicks.map((one) => clip(one, 60))) }),
    api: state.means === 'api',
    phases: state.phases.map((phase) => phaseView(phase, words)),
    screenshots: state.screenshots.map(({ name: shot, path }) => ({
      name: words.t('consent.screenshot', { name: shotName(state, shot, words) }),
      alt: words.t('consent.screenshotAlt', { name: shotName(state, shot, words) }),
      source: plan.images.get(path)?.source ?? '',
      path,
    })),
  };
}

/** Captures are named after their state and what was seen last: `refuse-second-layer`. */
function shotName(state: AssessedConsentState, shot: string, words: Words): string {
  const name = words.t(`consent.state.${state.name}`);
  const what = shot.startsWith(`${state.name}-`) ? shot.slice(state.name.length + 1) : '';
  return what === '' ? name : `${name}, ${words.label('consent.shot', what)}`;
}

function phaseView(phase: AssessedConsentPhase, words: Words) {
  return {
    name: words.t(`consent.phase.${phase.name}`),
    cookies: words.t('consent.amount', { all: words.number(phase.cookies.length), third: words.number(phase.thirdPartyCookies) }),
    storage: words.number(phase.storage),
    requests:
      phase.requestsLeftOut === undefined
        ? words.number(phase.thirdPartyRequests)
        : words.t('consent.atLeast', { count: words.number(phase.thirdPartyRequests) }),
    visible: words.t(`consent.visible.${phase.bannerVisible}`),
    held: someOf(phase.cookies, words),
    parties: someOf(phase.thirdPartyHosts, words),
  };
}

function someOf(names: readonly string[], words: Words) {
  return {
    names: names.slice(0, namesShown).map((name) => clip(name, 100)),
    more: Math.max(0, names.length - namesShown),
    none: words.t('consent.none'),
  };
}
