import type { ConsentPhase, ConsentRecord, ConsentState, ConsentStatus } from '../../evidence/consent-record.js';
import type { ConsentChoice, ConsentLeaf, ConsentTraffic } from '../../ruleset/node.js';
import type { Evaluation } from '../evaluation.js';
import type { TrackerIndex } from '../tracker-index.js';

const dayMs = 86_400_000;

const reasonOf: Readonly<Record<ConsentStatus, string>> = {
  done: 'ambiguous',
  'no-banner': 'not-found',
  'no-such-choice': 'judgement',
  failed: 'probe-failed',
  'timed-out': 'timeout',
};

const shown = (state: ConsentChoice, exact: string, text?: string): Evaluation => ({
  value: true,
  state,
  quote: { exact, prefix: '', suffix: '' },
  ...(text === undefined ? {} : { text }),
});

/** What the consent tool's own function did is no choice of a visitor. */
const byVisitor = (state: ConsentState): boolean => state.status === 'done' && state.means !== 'api';

export function wasMade(record: ConsentRecord | undefined, choice: 'refuse' | 'accept'): Evaluation {
  const state = record?.states[choice];
  if (state === undefined || !byVisitor(state)) return { value: false };
  const clicks = state.clicks.map(({ name }) => name).join(' › ');
  return shown(choice, clicks);
}

/** Phases in which what happens is the doing of the choice; why not, when it was not made. */
function phasesAfter(record: ConsentRecord, after: ConsentChoice): readonly ConsentPhase[] | Evaluation {
  const state = record.states[after];
  if (after === 'untouched') {
    const unread = state.status === 'failed' || state.status === 'timed-out' || state.phases.length === 0;
    return unread ? { value: 'unknown', reason: 'probe-failed' } : state.phases;
  }
  if (!byVisitor(state)) return { value: 'unknown', reason: reasonOf[state.status] };
  const later = state.phases.filter(({ name }) => name !== 'before');
  return later.length === 0 ? { value: 'unknown', reason: 'probe-failed' } : later;
}

const isPhases = (value: readonly ConsentPhase[] | Evaluation): value is readonly ConsentPhase[] => Array.isArray(value);

/** A banner that asks again casts doubt on the click: perhaps it refused nothing. */
function doubted(record: ConsentRecord, after: ConsentChoice, answer: Evaluation): Evaluation {
  if (after === 'untouched' || answer.value !== true) return answer;
  return asksAgain(record, after).value === true ? { ...answer, value: 'unknown', reason: 'ambiguous' } : answer;
}

interface Item {
  readonly name: string;
  readonly place: string;
  readonly phase: string;
  readonly afterMs?: number;
}

/** What was set by the pages themselves: after a refusal, only what is new or written again since. */
function itemsIn(record: ConsentRecord, phases: readonly ConsentPhase[], after: ConsentChoice): readonly Item[] {
  const earlier = new Set(
    (record.states[after].phases[0]?.storage ?? []).map(({ kind, origin, key }) => `${kind} ${origin} ${key}`),
  );
  return phases.flatMap((phase) => [
    ...phase.cookies
      .filter(({ change, valueLength }) => change !== 'gone' && valueLength > 0)
      .filter(({ since, change }) => after !== 'refuse' || since !== 'before' || change === 'rewritten')
      .map(({ name, domain, seenAfterMs }) => ({ name, place: domain, phase: phase.name, afterMs: seenAfterMs })),
    ...phase.storage
      .filter(({ kind, origin, key }) => after !== 'refuse' || !earlier.has(`${kind} ${origin} ${key}`))
      .map(({ key, origin }) => ({ name: key, place: origin, phase: phase.name })),
  ]);
}

export function stored(record: ConsentRecord, { purpose, after }: ConsentTraffic, trackers: TrackerIndex): Evaluation {
  const phases = phasesAfter(record, after);
  if (!isPhases(phases)) return phases;
  const item = itemsIn(record, phases, after).find(({ name }) =>
    purpose.includes(trackers.ofCookie(name)?.purpose ?? 'unlisted'),
  );
  if (item === undefined) return { value: false, state: after };
  const when = item.afterMs === undefined ? '' : `, ${item.afterMs} ms`;
  return doubted(record, after, shown(after, `${item.name} (${item.place}, ${after} › ${item.phase}${when})`, item.name));
}

/** Requests on the way when the choice was made are left out: only pages loaded afterwards count. */
export function requested(record: ConsentRecord, { purpose, after }: ConsentTraffic, trackers: TrackerIndex): Evaluation {
  const phases = phasesAfter(record, after);
  if (!isPhases(phases)) return phases;
  const loaded = phases.filter(({ name }) => name !== 'after');
  for (const { url, afterMs, phase } of loaded.flatMap((one) => one.requests.map((r) => ({ ...r, phase: one.name })))) {
    const tracker = trackers.ofRequest(url);
    if (tracker === undefined || !purpose.includes(tracker.purpose)) continue;
    const exact = `${url.slice(0, 160)} (${after} › ${phase}, ${afterMs} ms)`;
    return doubted(record, after, shown(after, exact, tracker.name));
  }
  return loaded.length === 0 ? { value: 'unknown', reason: 'probe-failed' } : { value: false, state: after };
}

export function asksAgain(record: ConsentRecord, choice: 'refuse' | 'accept'): Evaluation {
  const state = record.states[choice];
  if (!byVisitor(state)) return { value: 'unknown', reason: reasonOf[state.status] };
  const loaded = state.phases.filter(({ name }) => name === 'reload' || name === 'inner');
  const again = loaded.find(({ bannerVisible }) => bannerVisible === true);
  if (again !== undefined) return shown(choice, `${again.url} (${choice} › ${again.name})`);
  const open = loaded.length === 0 || loaded.some(({ bannerVisible }) => bannerVisible === null);
  return open ? { value: 'unknown', reason: 'probe-failed' } : { value: false, state: choice };
}

export function lasting(
  record: ConsentRecord,
  { purpose, after, days, named }: NonNullable<ConsentLeaf['lasts']>,
  trackers: TrackerIndex,
): Evaluation {
  const phases = phasesAfter(record, after);
  if (!isPhases(phases)) return phases;
  for (const { name, domain, expires, seenAt, change } of phases.flatMap(({ cookies }) => cookies)) {
    const tracker = trackers.ofCookie(name);
    if (tracker === undefined || !purpose.includes(tracker.purpose) || change === 'gone' || expires <= 0) continue;
    if (named !== undefined && !named.includes(tracker.name)) continue;
    const lasts = Math.round((expires * 1000 - Date.parse(seenAt)) / dayMs);
    if (lasts > days) return shown(after, `${name} (${domain}, ${lasts} d)`, name);
  }
  return { value: false, state: after };
}
