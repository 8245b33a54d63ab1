import type { BrowserContext } from 'playwright-core';
import type { ConsentBanner, ConsentRecord, ConsentState } from '../../evidence/consent-record.js';
import type { ArtifactRef } from '../../evidence/page-record.js';
import type { LexiconDefinition } from '../../ruleset/definitions.js';
import type { CaptureLimits } from '../capture-options.js';
import type { VisitKeeping } from '../visit-keeping.js';
import { loadAutoconsent } from './autoconsent-rules.js';
import { consentWords } from './consent-words.js';
import { type ConsentWaits, lateState, type RecordedState, recordState, type StateTools } from './record-state.js';

export type { ConsentWaits } from './record-state.js';

/** 10 s untouched, as a data protection authority's observer waits. */
export const defaultWaits: ConsentWaits = { untouchedMs: 10_000, afterChoiceMs: 5000, laterMs: 4000, bannerMs: 8000 };

export interface ConsentInput {
  /** Opens a fresh context with the options of the visit. */
  readonly openContext: () => Promise<BrowserContext>;
  /** Entry page first, at most 2. */
  readonly urls: readonly string[];
  readonly ruleset: { readonly lexicons: ReadonlyMap<string, LexiconDefinition> };
  readonly limits: CaptureLimits;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  readonly waits?: Partial<ConsentWaits> | undefined;
  /** Keeps a file of the bundle, e.g. `consent/refuse-before.jpg`. */
  readonly writeArtifact: (path: string, bytes: Uint8Array | string) => ArtifactRef;
  /** Where requests and answers are kept. */
  readonly keeping?: VisitKeeping | undefined;
  /** False: no screenshot is made. */
  readonly pictures?: boolean | undefined;
  readonly warn: (message: string) => void;
}

/**
 * Records what the pages store, read and request untouched, after a refusal and after an acceptance, each in a fresh context, with the
 * buttons that were offered. Nothing is judged. Never throws for a page's doing: a state that fails says so.
 */
export async function captureConsentStates(input: ConsentInput): Promise<ConsentRecord> {
  const startedAt = new Date().toISOString();
  const waits = { ...defaultWaits, ...input.waits };
  const words = consentWords(input.ruleset.lexicons);
  if (words.missing.length > 0) {
    input.warn(`The rules lack ${words.missing.join(', ')}: consent banners are recognised by autoconsent alone.`);
  }
  const tools: StateTools = { ...input, urls: input.urls.slice(0, 2), waits, words };
  const untouched = await recordState('untouched', 'visitor', tools);
  const { banner } = untouched;
  const [refuse, accept] = await Promise.all([
    recordChoice('refuse', untouched, tools),
    recordChoice('accept', untouched, tools),
  ]);
  return {
    schema: 1,
    urls: tools.urls,
    startedAt,
    endedAt: new Date().toISOString(),
    method: {
      autoconsent: loadAutoconsent().version,
      untouchedMs: waits.untouchedMs,
      afterChoiceMs: waits.afterChoiceMs,
      laterMs: waits.laterMs,
      cookieAccess: 'accessor-wrapped',
    },
    banner: banner ? withSecondLayer(banner, refuse.secondLayer ?? accept.secondLayer) : null,
    states: { untouched: untouched.state, refuse: refuse.state, accept: accept.state },
  };
}

const nothing = { clicks: [], phases: [], screenshots: [] } as const;

/**
 * A choice is tried as a visitor makes it, with the buttons that can be read; only when that cannot be carried out is it left to
 * autoconsent, in another fresh context.
 */
async function recordChoice(choice: 'refuse' | 'accept', untouched: RecordedState, tools: StateTools): Promise<RecordedState> {
  const { state, banner } = untouched;
  if (state.status === 'timed-out') return { state: lateState };
  if (state.status !== 'done') {
    return { state: { ...nothing, ...blockedLike(state), detail: 'The untouched visit failed, so no choice was tried.' } };
  }
  if (!banner) return { state: { ...nothing, status: 'no-banner', detail: noBanner } };
  const readable = banner.foundBy.includes('lexicon');
  const first = readable ? await recordState(choice, 'visitor', tools) : undefined;
  const settled = first && (first.state.status === 'done' || first.state.status === 'timed-out' || first.state.obstacle);
  if (settled) return first;
  // A wall offers to pay or to accept, and autoconsent's own guess presses whatever sounds like a refusal.
  const canAct = banner.cmp !== undefined || (choice === 'refuse' && !readable);
  if (!canAct || (choice === 'refuse' && banner.payWall)) return first ?? { state: { ...nothing, ...unreadable } };
  const second = await recordState(choice, 'autoconsent', tools);
  if (second.state.status !== 'done') return first ?? second;
  if (!first) return second;
  const { status, detail } = first.state;
  const visitor = { status, ...(detail ? { detail } : {}) };
  return { ...second, ...(first.secondLayer ? { secondLayer: first.secondLayer } : {}), state: { ...second.state, visitor } };
}

/** `navigator.webdriver` is left as it is: a browser that hides what it is would be no honest witness. */
const noBanner = 'No consent banner was recognised. Some consent tools show none to a browser that is driven by a program.';
const unreadable = { status: 'failed', detail: 'A banner was recognised, and none of its buttons could be read.' } as const;

const blockedLike = (state: ConsentState): Pick<ConsentState, 'status' | 'obstacle'> =>
  state.obstacle ? { status: 'failed', obstacle: state.obstacle } : { status: 'failed' };

function withSecondLayer(banner: ConsentBanner, layer: RecordedState['secondLayer']): ConsentBanner {
  if (!layer) return banner;
  const known = new Set(banner.buttons.map(({ selector, name }) => `${selector}\n${name}`));
  return {
    ...banner,
    buttons: [...banner.buttons, ...layer.buttons.filter(({ selector, name }) => !known.has(`${selector}\n${name}`))],
    purposes: [...banner.purposes, ...layer.purposes],
    secondLayerSeen: true,
  };
}
