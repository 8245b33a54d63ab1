import type { ProbeRecord, ProbeRun } from '../../evidence/probe-record.js';
import { tellingWalk } from '../../evidence/telling-walk.js';
import type { ProbeLeaf } from '../../ruleset/node.js';
import { type Evaluation, type Leaf, found as seen } from '../evaluation.js';
import type { Quote } from '../page-view.js';

const unknown = (reason: string): Evaluation => ({ value: 'unknown', reason });

const whyNot: Readonly<Record<Exclude<ProbeRun['status'], 'done'>, string>> = {
  blocked: 'blocked',
  failed: 'probe-failed',
  'timed-out': 'probe-failed',
};

/** The two choices that were compared, by their words. */
function comparedIn({ values: { nameA, nameB } }: ProbeRecord): Quote | undefined {
  const names = [nameA, nameB].filter((name) => typeof name === 'string');
  return names.length === 0 ? undefined : { exact: names.join(' / '), prefix: '', suffix: '' };
}

/** The way that was taken, as a visitor would retell it: the names of what was clicked. */
function wayOf(record: ProbeRecord): Quote | undefined {
  const clicked = (tellingWalk(record)?.steps ?? []).flatMap(({ action, target, outcome }) =>
    target !== undefined && action === 'click' && outcome !== 'gone' ? [target] : [],
  );
  const last = clicked.at(-1);
  if (last === undefined) return comparedIn(record);
  return { exact: clicked.map(({ name }) => name).join(' → '), prefix: '', suffix: '', selector: last.selector };
}

/** `probe`: what a probe that started from this page answered (docs/probes.md). */
export const probeLeaf: Leaf<ProbeLeaf> = (options, { view }): Evaluation => {
  const { id, answer, is = true, atMost, known, ifNotRun, persona = 'visitor' } = options;
  const record = view.probes.find((one) => one.probe === id && one.persona === persona);
  if (known) return record?.values[answer] === undefined ? { value: false } : seen(wayOf(record));
  if (record === undefined) return ifNotRun === undefined ? unknown('capture-missing') : { value: ifNotRun };
  if (record.disagree.includes(answer)) return unknown('ambiguous');
  const value = record.values[answer];
  // What a walk found before it ended badly stands; what it did not come to is open.
  if (value === undefined) return unknown(record.status === 'done' ? 'not-found' : whyNot[record.status]);
  const meets = atMost === undefined ? value === is : typeof value === 'number' && value <= atMost;
  if (!meets) {
    const quote = wayOf(record);
    return { value: false, ...(quote === undefined ? {} : { quote }) };
  }
  return seen(wayOf(record), typeof value === 'boolean' ? undefined : String(value));
};
