import type { Persona } from '../../evidence/page-record.js';
import type { ProbeRecord, ProbeRun, ProbeValue } from '../../evidence/probe-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { ProbeDefinition } from '../../ruleset/probe-definition.js';
import type { DeviceName } from '../device.js';
import { beginWalk } from './begin-walk.js';
import { bothWidths, foundAtNeither } from './both-widths.js';
import { type WalkFindings, walkClickPath } from './click-path.js';
import { compareControls } from './compare-controls.js';
import type { ProbeStart, ProbeTools } from './probe-tools.js';
import { sureAnswers } from './sure-answers.js';
import { takeSteps } from './take-steps.js';
import { type Walk, WalkEnded } from './walk.js';

const usualSeconds = 30;

function findings(probe: ProbeDefinition, walk: Walk, engine: FactEngine): Promise<WalkFindings> {
  if (probe.kind === 'clickPath') return walkClickPath(probe, walk, engine);
  return probe.kind === 'steps' ? takeSteps(probe, walk, engine) : compareControls(probe, walk, engine);
}

async function runOnce(
  probe: ProbeDefinition,
  start: ProbeStart,
  as: { readonly persona: Persona; readonly device: DeviceName },
  place: string,
  tools: ProbeTools,
): Promise<ProbeRun> {
  const begun = Date.now();
  const deadline = Math.min(tools.deadline, begun + (probe.limits?.seconds ?? usualSeconds) * 1000);
  const walk = beginWalk(start, as, place, deadline, {
    ...tools,
    pictures: probe.pictures !== false && tools.pictures !== false,
  });
  const told = (rest: Pick<ProbeRun, 'status' | 'values'> & Partial<ProbeRun>): ProbeRun => ({
    device: as.device,
    startedAt: new Date(begun).toISOString(),
    durationMs: Date.now() - begun,
    steps: walk.steps,
    ...rest,
  });
  const toItsEnd = async (): Promise<ProbeRun> => {
    const found = await findings(probe, walk, tools.engine);
    const { end } = found;
    const values = walk.isWhole() ? found.values : sureAnswers(probe.kind, found.values);
    const kept = end === undefined ? undefined : walk.keepEnd(end);
    const late = Date.now() >= deadline && conclusions.every((name) => values[name] === undefined);
    return told({ status: late ? 'timed-out' : 'done', values, ...(kept === undefined ? {} : { end: kept }) });
  };
  const run = await toItsEnd().catch((cause: Error) =>
    told({ status: cause instanceof WalkEnded ? cause.status : 'failed', detail: cause.message, values: {} }),
  );
  await walk.close();
  const requests = walk.keepRequests();
  return requests === undefined ? run : { ...run, requests };
}

/** The answer with which a walk of each kind comes to its end. */
const conclusions = ['reached', 'completed', 'asked'];

/** Answers that all walks give alike, and the names of the others. */
function agreed(runs: readonly ProbeRun[]): Pick<ProbeRecord, 'values' | 'disagree'> {
  const names = [...new Set(runs.flatMap(({ values }) => Object.keys(values)))];
  const alike = (name: string) => runs.every(({ values }) => values[name] === runs[0]?.values[name]);
  const values: [string, ProbeValue][] = names.filter(alike).map((name) => [name, runs[0]?.values[name] as ProbeValue]);
  return { values: Object.fromEntries(values), disagree: names.filter((name) => !alike(name)).sort() };
}

/** Nothing was asked, or nothing was there to follow. */
const foundNothing = ({ values, steps }: ProbeRun): boolean =>
  (values.asked === false || values.reached === false) && steps.every(({ action }) => action === 'open');

/** How often each way is walked: what comes out twice alike is no accident. */
const walks = 2;

/**
 * Runs one probe from one page, twice on the device of a desk and, where what it seeks was not reached there, twice on a telephone;
 * a comparison, and steps that say so, always on both.
 * @param place folder inside the bundle, e.g. `probes/report-from-content-p0003`
 */
export async function runProbe(
  probe: ProbeDefinition,
  start: ProbeStart,
  persona: Persona,
  place: string,
  tools: ProbeTools,
): Promise<ProbeRecord> {
  const runs: ProbeRun[] = [];
  /** @param enough a walk after which no second one is needed */
  const walkOn = async (device: DeviceName, enough: (run: ProbeRun) => boolean = () => false): Promise<readonly ProbeRun[]> => {
    const mine: ProbeRun[] = [];
    for (let count = 0; count < (tools.once ? 1 : walks); count++) {
      const run = await runOnce(probe, start, { persona, device }, `${place}/${runs.length + 1}`, tools);
      runs.push(run);
      mine.push(run);
      // A wall stands for all: asking again would only press on it.
      if (run.status === 'blocked' || enough(run)) break;
    }
    return mine;
  };
  const desk = await walkOn('desktop');
  const onDesk = agreed(desk);
  const record = { probe: probe.id, persona, page: start.page, url: start.url } as const;
  const status = desk.find((run) => run.status !== 'done')?.status ?? 'done';
  const onBoth = probe.kind === 'compare' || (probe.kind === 'steps' && probe.widths === 'both');
  const alsoOnHand = onBoth || (probe.kind === 'clickPath' && onDesk.values.reached === false);
  if (tools.once || !alsoOnHand || status !== 'done')
    return { ...record, status, ...onDesk, values: withWidth(probe, onDesk.values, false), runs };
  // Two walks at a desk that found nothing to touch, and a third on a telephone, agree.
  const hand = await walkOn('mobile', (run) => [...desk, run].every(foundNothing));
  const onHand = agreed(hand);
  if (onBoth) {
    const disagree = [...new Set([...onDesk.disagree, ...onHand.disagree])].sort();
    const ended = hand.find((run) => run.status !== 'done')?.status ?? 'done';
    return { ...record, status: ended, values: bothWidths(onDesk.values, onHand.values), disagree, runs };
  }
  const walkedThere = hand.every((run) => run.status === 'done');
  if (!walkedThere || onHand.values.reached !== true) {
    const values = foundAtNeither(onDesk.values, walkedThere ? onHand.values : undefined);
    return { ...record, status, values, disagree: onHand.disagree.includes('reached') ? ['reached'] : onDesk.disagree, runs };
  }
  return { ...record, status, ...onHand, values: withWidth(probe, onHand.values, true), runs };
}

const withWidth = (probe: ProbeDefinition, values: ProbeRecord['values'], onlyMobile: boolean): ProbeRecord['values'] =>
  probe.kind === 'clickPath' && values.reached === true ? { ...values, onlyMobile } : values;
