import type { ControlRecord } from '../../evidence/page-record.js';
import type { ProbeValue } from '../../evidence/probe-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { BirthDateStep, ProbeStep, ProbeTarget, StepsProbe } from '../../ruleset/probe-definition.js';
import { pause } from '../time-limit.js';
import { birthDateEntries, type Entry } from './birth-date-fields.js';
import type { WalkFindings } from './click-path.js';
import { holds, isTarget, type PageState } from './page-state.js';
import { standsElsewhere } from './splice-frames.js';
import type { Walk } from './walk.js';
import { wasAnswer } from './ways-stopped.js';

const usualWaitSeconds = 5;
const lookAgainMs = 300;

/** The first control that is meant; one in a frame of another site only where no other is, for nothing there is worked. */
function first({ controls }: PageState, target: ProbeTarget, engine: FactEngine): ControlRecord | undefined {
  const meant = controls.filter((control) => isTarget(control, target, engine));
  return meant.find((control) => !standsElsewhere(control)) ?? meant[0];
}

/** What a step works first. */
function worked(step: ProbeStep, state: PageState, engine: FactEngine): ControlRecord | undefined {
  if ('birthDateAtAge' in step) return birthDateEntries(state, step, new Date(), engine)[0]?.control;
  if ('click' in step) return first(state, step.click, engine);
  return 'fill' in step ? first(state, { role: ['textbox', 'searchbox'], ...step.fill }, engine) : undefined;
}

/** Field by field: what a form shows may change with each. */
async function tellBirthDate(
  step: BirthDateStep,
  before: PageState,
  walk: Walk,
  engine: FactEngine,
): Promise<PageState | undefined> {
  const today = new Date();
  const { length } = birthDateEntries(before, step, today, engine);
  let state: PageState | undefined = length === 0 ? undefined : before;
  for (let index = 0; index < length && state !== undefined; index++) {
    const entry: Entry | undefined = birthDateEntries(state, step, today, engine)[index];
    const isList = entry !== undefined && 'list' in entry.control;
    state = entry && (await (isList ? walk.click(entry.control, state) : walk.fill(entry.control, entry.text, state)));
  }
  return state;
}

async function take(step: ProbeStep, state: PageState, walk: Walk, engine: FactEngine): Promise<PageState | undefined> {
  const control = worked(step, state, engine);
  if ('click' in step) return control === undefined || control.disabled ? undefined : walk.click(control, state);
  if ('birthDateAtAge' in step) return tellBirthDate(step, state, walk, engine);
  if ('fill' in step) return control === undefined || control.disabled ? undefined : walk.fill(control, step.with, state);
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
 * then on a no is no answer; the same where what a step would work stands in a frame of another site, which is left alone. It stops
 * at the first that cannot be done and is not optional, and what it did not come to stays open.
 */
export async function takeSteps(probe: StepsProbe, walk: Walk, engine: FactEngine): Promise<WalkFindings> {
  const values: Record<string, ProbeValue> = {};
  let state = await walk.open();
  let isOpen = false;
  for (const step of probe.steps) {
    const control = worked(step, state, engine);
    const elsewhere = control !== undefined && standsElsewhere(control);
    if (elsewhere) isOpen = true;
    if (elsewhere && !('optional' in step && step.optional)) return { values, end: state };
    const next = elsewhere ? undefined : await take(step, state, walk, engine);
    if (next === undefined && !('optional' in step && step.optional))
      return { values: { ...values, completed: false }, end: state };
    state = next ?? state;
    if ('record' in step) {
      const value = answer(step, state, engine);
      const isUnseen = value === false && (isOpen || walk.steps.some(({ stopped }) => wasAnswer(stopped)));
      if (value !== undefined && !isUnseen) values[step.record] = value;
    }
  }
  return { values: { ...values, completed: true }, end: state };
}
