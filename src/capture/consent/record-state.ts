import type { BannerFinder, ConsentBanner, ConsentState, ConsentStateName } from '../../evidence/consent-record.js';
import { detectLanguage } from '../../facts/detect-language.js';
import type { Block } from '../../facts/page-view.js';
import { pause } from '../time-limit.js';
import { type ChoiceResult, makeChoice, plainParts, type Way } from './make-choice.js';
import type { SeenBanner } from './read-banner.js';
import { openSession, type SessionTools, type StateSession } from './state-session.js';

/** How long pages stand. Milliseconds. */
export interface ConsentWaits {
  readonly untouchedMs: number;
  readonly afterChoiceMs: number;
  readonly laterMs: number;
  /** How long a banner is waited for before a choice. */
  readonly bannerMs: number;
}

export interface StateTools extends SessionTools {
  readonly urls: readonly string[];
  readonly waits: ConsentWaits;
  readonly signal?: AbortSignal | undefined;
  readonly warn: (message: string) => void;
}

export interface RecordedState {
  readonly state: ConsentState;
  readonly banner?: ConsentBanner;
  readonly secondLayer?: Pick<ConsentBanner, 'buttons' | 'purposes'>;
}

type Outcome = Omit<ConsentState, 'clicks' | 'phases' | 'screenshots'> & {
  readonly clicks?: ChoiceResult['clicks'];
  readonly banner?: ConsentBanner;
  readonly secondLayer?: SeenBanner;
};

const lookMs = 400;

/** Records one state in a fresh context, in one way. A state that runs out of time keeps the phases it has. */
export async function recordState(name: ConsentStateName, way: Way, tools: StateTools): Promise<RecordedState> {
  const left = tools.deadline - Date.now();
  if (left < 1000 || tools.signal?.aborted) return { state: lateState };
  let session: StateSession | undefined;
  try {
    session = await openSession(tools, `consent/${name}`);
    const run = name === 'untouched' ? watchUntouched(session, tools) : choose(name, way, session, tools);
    const outcome = await beforeDeadline(run, tools);
    const { banner, secondLayer, ...rest } = outcome;
    return {
      state: { ...rest, clicks: rest.clicks ?? [], phases: [...session.phases], screenshots: [...session.screenshots] },
      ...(banner ? { banner } : {}),
      ...(secondLayer ? { secondLayer: plainParts(secondLayer) } : {}),
    };
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    tools.warn(`The consent state “${name}” was not recorded: ${said}.`);
    const kept = { phases: [...(session?.phases ?? [])], screenshots: [...(session?.screenshots ?? [])] };
    return { state: { status: 'failed', detail: `The browser did not go on: ${said}.`, clicks: [], ...kept } };
  } finally {
    await session?.close().catch(() => undefined);
  }
}

const lateDetail = 'The time for this capture was over.';
export const lateState: ConsentState = { status: 'timed-out', detail: lateDetail, clicks: [], phases: [], screenshots: [] };

async function beforeDeadline(run: Promise<Outcome>, tools: StateTools): Promise<Outcome> {
  run.catch(() => undefined);
  const limit = new AbortController();
  const end = async (): Promise<Outcome> => {
    await pause(tools.deadline - Date.now(), tools.signal ? AbortSignal.any([tools.signal, limit.signal]) : limit.signal);
    return { status: 'timed-out', detail: lateDetail };
  };
  try {
    return await Promise.race([run, end()]);
  } finally {
    limit.abort();
  }
}

/** Before any choice: nothing is clicked, nothing is scrolled. */
async function watchUntouched(session: StateSession, tools: StateTools): Promise<Outcome> {
  const document = await session.open(tools.urls[0] ?? '');
  if (document.failure) return { status: 'failed', ...document.failure };
  const end = Date.now() + tools.waits.untouchedMs;
  let seen: SeenBanner | undefined;
  let seenAt = 0;
  while (Date.now() < end && !tools.signal?.aborted) {
    await pause(Math.min(lookMs, end - Date.now()), tools.signal);
    if (seen) continue;
    seen = await session.readBanner();
    seenAt = Date.now();
  }
  // Buttons may have come late: the last reading is the one that counts.
  seen = (await session.readBanner()) ?? seen;
  const banner = bannerOf(seen, seenAt - document.startedAt, session, document.startedAt);
  await session.shoot('untouched');
  await session.endPhase('before', banner !== undefined);
  await innerPage(session, tools);
  return banner ? { status: 'done', banner } : { status: 'done' };
}

async function choose(name: 'refuse' | 'accept', way: Way, session: StateSession, tools: StateTools): Promise<Outcome> {
  const url = tools.urls[0] ?? '';
  const document = await session.open(url);
  if (document.failure) return { status: 'failed', ...document.failure };
  const seen = await waitForBanner(way, session, tools);
  await session.shoot(`${name}-before`);
  if (!seen && session.link.popups().length === 0) {
    await session.endPhase('before', false);
    return { status: 'failed', detail: 'The banner of the untouched visit did not come back in this one.' };
  }
  await session.endPhase('before', true);
  const result = await makeChoice(way, name, seen, {
    tab: session.tab,
    worlds: session.worlds,
    words: tools.words,
    link: session.link,
    startedAt: document.startedAt,
    deadline: tools.deadline,
    signal: tools.signal,
    onSecondLayer: () => session.shoot(`${name}-second-layer`),
  });
  if (result.status !== 'done') {
    if (result.clicks.length > 0) await session.shoot(`${name}-after`);
    return result;
  }
  await pause(tools.waits.afterChoiceMs, tools.signal);
  await session.endPhase('after', (await session.readBanner()) !== undefined);
  await session.shoot(`${name}-after`);
  const again = await session.open(url);
  if (again.failure) return { ...result, detail: `After the choice, the reload failed: ${again.failure.detail}` };
  await pause(tools.waits.laterMs, tools.signal);
  await session.endPhase('reload', await bannerStands(session));
  await session.shoot(`${name}-reload`);
  await innerPage(session, tools);
  return result;
}

/** A banner is on the page, for the words or for a named rule of autoconsent. */
async function bannerStands(session: StateSession): Promise<boolean> {
  if ((await session.readBanner()) !== undefined) return true;
  return session.link.popups().some((popup) => !popup.heuristic);
}

async function innerPage(session: StateSession, tools: StateTools): Promise<void> {
  const url = tools.urls[1];
  if (url === undefined || tools.signal?.aborted) return;
  const document = await session.open(url);
  if (document.failure) {
    tools.warn(`The inner page of the consent states was not read: ${document.failure.detail}`);
    return;
  }
  await pause(tools.waits.laterMs, tools.signal);
  await session.endPhase('inner', await bannerStands(session));
}

/** The banner once it has stood still for one more look; when only autoconsent sees one, nothing is returned. */
async function waitForBanner(way: Way, session: StateSession, tools: StateTools): Promise<SeenBanner | undefined> {
  const end = Math.min(Date.now() + tools.waits.bannerMs, tools.deadline);
  let last: SeenBanner | undefined;
  while (Date.now() < end && !tools.signal?.aborted) {
    const seen = await session.readBanner();
    if (seen && last && seen.buttons.length === last.buttons.length && seen.rect.y === last.rect.y) return seen;
    if (way === 'autoconsent' && session.link.popups().length > 0) return seen;
    last = seen;
    await pause(lookMs, tools.signal);
  }
  return session.readBanner();
}

function bannerOf(
  seen: SeenBanner | undefined,
  seenAfterMs: number,
  session: StateSession,
  startedAt: number,
): ConsentBanner | undefined {
  const popups = session.link.popups();
  const named = popups.find((popup) => !popup.heuristic);
  const guessed = popups.find((popup) => popup.heuristic);
  if (!seen && !named && (!guessed || session.sawOtherBox())) return undefined;
  const foundBy: BannerFinder[] = [
    ...(named ? (['autoconsent'] as const) : []),
    ...(guessed ? (['heuristic'] as const) : []),
    ...(seen ? (['lexicon'] as const) : []),
  ];
  const text = (seen?.text ?? '').slice(0, 3000);
  const parts = seen ? plainParts(seen) : { buttons: [], purposes: [] };
  const has = (kind: string) => parts.buttons.some((button) => button.kind === kind);
  const firstPopup = popups[0];
  return {
    foundBy,
    ...(named ? { cmp: named.rule } : {}),
    text,
    language: languageOf(text),
    ...(seen?.frameUrl === undefined ? {} : { frameUrl: seen.frameUrl }),
    ...(seen ? { rect: seen.rect } : {}),
    seenAfterMs: seen ? seenAfterMs : Math.max(0, (firstPopup?.at ?? startedAt) - startedAt),
    ...parts,
    payWall: has('subscribe') && has('accept') && !has('refuse'),
    secondLayerSeen: false,
  };
}

const wholeText = (text: string): Block => ({
  text,
  folded: text,
  offsets: null,
  kind: 'paragraph',
  level: 0,
  places: [],
  under: [],
  hidden: false,
  selector: '',
  sentences: [0],
});

function languageOf(text: string): string {
  return detectLanguage([wholeText(text)], '').code;
}
