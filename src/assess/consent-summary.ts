import { type ConsentPhase, type ConsentRecord, type ConsentState, consentStateNames } from '../evidence/consent-record.js';
import type { AssessedConsent, AssessedConsentPhase, AssessedConsentState } from './assessed-capture.js';

const sorted = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

function hostOf(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).host] : [];
}

function phaseFacts({
  name,
  url,
  bannerVisible,
  cookies,
  storage,
  requests,
  requestsLeftOut,
}: ConsentPhase): AssessedConsentPhase {
  const held = cookies.filter(({ change }) => change !== 'gone');
  const foreign = requests.filter(({ thirdParty }) => thirdParty);
  return {
    name,
    url,
    bannerVisible,
    cookies: sorted(held.map((cookie) => `${cookie.name} (${cookie.domain})`)),
    thirdPartyCookies: held.filter(({ thirdParty }) => thirdParty).length,
    storage: storage.length,
    requests: requests.length,
    thirdPartyRequests: foreign.length,
    thirdPartyHosts: sorted(foreign.flatMap((request) => hostOf(request.url))),
    ...(requestsLeftOut === 0 ? {} : { requestsLeftOut }),
  };
}

function stateFacts(name: AssessedConsentState['name'], state: ConsentState): AssessedConsentState {
  return {
    name,
    status: state.status,
    ...(state.detail === undefined ? {} : { detail: state.detail }),
    ...(state.means === undefined ? {} : { means: state.means }),
    clicks: state.clicks.map((click) => click.name),
    phases: state.phases.map(phaseFacts),
    screenshots: state.screenshots.map(({ name: title, artifact }) => ({
      name: title,
      path: artifact.path,
      sha256: artifact.sha256,
    })),
  };
}

function bannerFacts(banner: NonNullable<ConsentRecord['banner']>): NonNullable<AssessedConsent['banner']> {
  return {
    foundBy: banner.foundBy,
    ...(banner.cmp === undefined ? {} : { cmp: banner.cmp }),
    text: banner.text,
    seenAfterMs: banner.seenAfterMs,
    payWall: banner.payWall,
    secondLayerSeen: banner.secondLayerSeen,
    buttons: banner.buttons.map(({ name, kind, layer, clicksNeeded, fontSize, contrast, color, background }) => ({
      name,
      kind,
      layer,
      clicksNeeded,
      fontSize,
      contrast,
      color,
      background,
    })),
    purposes: banner.purposes.map(({ name, checked, locked, layer }) => ({ name, checked, locked, layer })),
  };
}

/** What the report repeats of the record of consent: banner, buttons, and what each state stored and requested. */
export function consentFacts(record: ConsentRecord): AssessedConsent {
  return {
    startedAt: record.startedAt,
    endedAt: record.endedAt,
    urls: record.urls,
    autoconsent: record.method.autoconsent,
    banner: record.banner === null ? null : bannerFacts(record.banner),
    states: consentStateNames.map((name) => stateFacts(name, record.states[name])),
  };
}
