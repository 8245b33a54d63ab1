import type { ProbeValue } from '../../evidence/probe-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { ProbeStep, ProbeTarget, StepsProbe } from '../../ruleset/probe-definition.js';
import { pause } from '../time-limit.js';
import { birthDateAtAge } from './birth-date.js';
import type { WalkFindings } from './click-path.js';
import { holds, isTarget, type PageState } from './page-state.js';
import type { Walk } from './walk.js';
import { wasAnswer } from './ways-stopped.js';

const usualWaitSeconds = 5;
const lookAgainMs = 300;

const first = (state: PageState, target: ProbeTarget, engine: FactEngine) =>
  state.controls.find((control) => isTarget(control, target, engine));

async function take(step: ProbeStep, state: PageState, walk: Walk, engine: FactEngine): Promise<PageState | undefined> {
  if ('click' in step) {
    const control = first(state, step.click, engine);
    return control === undefined || control.disabled ? undefined : walk.click(control, state);
  }
  if ('fill' in step) {
    const control = first(state, { role: ['textbox', 'searchbox'], ...step.fill }, engine);
    const text = 'with' in step ? step.with : birthDateAtAge(step.birthDateAtAge, new Date());
    return control === undefined || control.disabled ? undefined : walk.fill(control, text, state);
  }
  // What was held back may have been the word that the page wanted to remember.
  if ('reload' in step) return walk.steps.some(({ stopped }) => stopped.length > 0) ? undefined : walk.reload();
  if ('record' in step) return state;
  const end = Date.now() + (step.seconds ?? usualWaitSeconds) * 1000;
  for (let now = state; ; now = await walk.read()) {
    if (holds(now, step.waitFor, engine) === true) return now;
    if (Date.now() >= end || walk.isOver()) return undefined;
    await pause(lookAgainMs);
  }
}

function answer(step: Extract<ProbeStep, { record: string }>, state: PageState, engine: FactEngine): ProbeValue | undefined {
  if ('enabled' in step.as) {
    const control = first(state, step.as.enabled, engine);
    return control === undefined ? undefined : !control.disabled;
  }
  const value = holds(state, step.as, engine);
  return value === 'unknown' ? undefined : value;
}

/**
 * Does a fixed list of steps. Once the page was kept from asking for something, it may lack what a visitor would have been shown: from
 * then on a no is no answer. It stops at the first that cannot be done and is not optional, and what it did not come to stays open.
 */
export async function takeSteps(probe: StepsProbe, walk: Walk, engine: FactEngine): Promise<WalkFindings> {
  const values: Record<string, ProbeValue> = {};
  let state = await walk.open();
  for (const step of probe.steps) {
    const next = await take(step, state, walk, engine);
    if (next === undefined && !('optional' in step && step.optional))
      return { values: { ...values, completed: false }, end: state };
    state = next ?? state;
    if ('record' in step) {
      const value = answer(step, state, engine);
      const isUnseen = value === false && walk.steps.some(({ stopped }) => wasAnswer(stopped));
      if (value !== undefined && !isUnseen) values[step.record] = value;
    }
  }
  return { values: { ...values, completed: true }, end: state };
}
