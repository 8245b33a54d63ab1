import type { ControlRecord } from '../../evidence/page-record.js';
import type { ProbeValue } from '../../evidence/probe-record.js';
import { contrastOf } from '../../facts/colour-contrast.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { CompareProbe, ProbeTarget } from '../../ruleset/probe-definition.js';
import { foreignFrames, searchByClicks, type WalkFindings } from './click-path.js';
import { isTarget, type PageState } from './page-state.js';
import type { Walk } from './walk.js';

interface Choice {
  readonly control: ControlRecord;
  /** Clicks until it is pressed, its own included. */
  readonly clicks: number;
  readonly state: PageState;
}

const areaOf = ({ rect }: ControlRecord): number => rect.width * rect.height;
const rounded = (value: number): number => Math.round(value * 10) / 10;

const choiceOn = (state: PageState, target: ProbeTarget, engine: FactEngine): ControlRecord | undefined =>
  state.controls
    .filter((control) => areaOf(control) > 0 && isTarget(control, target, engine))
    .sort((a, b) => areaOf(b) - areaOf(a))[0];

const pressed = ['button', 'link', 'menuitem', 'tab'];

/** Looks for a choice on the page and behind controls that may hide it; undefined when it is not there, `open` when nobody can say. */
async function seek(
  probe: CompareProbe,
  target: ProbeTarget,
  walk: Walk,
  engine: FactEngine,
): Promise<Choice | undefined | 'open'> {
  const { end, isOpen } = await searchByClicks(
    {
      follow: probe.through === undefined ? undefined : { role: pressed, name: probe.through },
      isEnd: (state) => choiceOn(state, target, engine) !== undefined,
      limits: probe.limits,
    },
    walk,
    engine,
  );
  if (end === undefined) return isOpen ? 'open' : undefined;
  return { control: choiceOn(end.state, target, engine) as ControlRecord, clicks: end.path.length + 1, state: end.state };
}

/** Numbers of one choice; a contrast over a picture or a gradient is left out. */
function contrastTo(name: string, { control }: Choice): Record<string, ProbeValue> {
  const contrast = contrastOf(control.color, control.background);
  return contrast === undefined ? {} : { [name]: rounded(contrast) };
}

/** Answers of a probe of kind `compare`. Neither choice is pressed. */
export async function compareControls(probe: CompareProbe, walk: Walk, engine: FactEngine): Promise<WalkFindings> {
  const a = await seek(probe, probe.a, walk, engine);
  // It may stand in a frame of another site, which is not read; where it does not, the other does not either.
  if (a === 'open' || (a === undefined && foreignFrames(await walk.read()) > 0)) return { values: {} };
  if (a === undefined) return { values: { bothShown: false } };
  const beside = choiceOn(a.state, probe.b, engine);
  const b = beside === undefined ? await seek(probe, probe.b, walk, engine) : { ...a, control: beside };
  const aside = { clicksToA: a.clicks, nameA: a.control.name, ...contrastTo('contrastA', a) };
  if (b === 'open') return { values: aside, end: a.state };
  if (b === undefined) return { values: { ...aside, bothShown: false }, end: a.state };
  return {
    values: {
      ...aside,
      bothShown: beside !== undefined && a.clicks === 1,
      clicksToB: b.clicks,
      nameB: b.control.name,
      moreClicksToB: b.clicks > a.clicks,
      ...contrastTo('contrastB', b),
      ...(beside === undefined ? {} : { areaRatio: rounded(areaOf(b.control) / areaOf(a.control)) }),
    },
    end: b.state,
  };
}
