import type { ControlRecord } from '../../evidence/page-record.js';
import type { ProbeValue } from '../../evidence/probe-record.js';
import { contrastOf } from '../../facts/colour-contrast.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { CompareProbe, ProbeTarget } from '../../ruleset/probe-definition.js';
import { answersOn, type ClickSearch, searchByClicks, unreadFrames, type WalkFindings } from './click-path.js';
import { holds, isTarget, type PageState } from './page-state.js';
import type { Walk } from './walk.js';
import { othersThere, pressed, wayOut } from './way-out.js';

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

/** Looks for a choice on the page and behind controls that may hide it; undefined when it is not there, `open` when nobody can say. */
async function seek(
  probe: CompareProbe,
  target: ProbeTarget,
  walk: Walk,
  engine: FactEngine,
): Promise<Choice | undefined | 'open'> {
  const { end, isOpen } = await searchByClicks(
    {
      follow: through(probe, target),
      isEnd: (state) => choiceOn(state, target, engine) !== undefined && (target === probe.b || isAsked(probe, state, engine)),
      limits: probe.limits,
    },
    walk,
    engine,
  );
  if (end === undefined) return isOpen ? 'open' : undefined;
  return { control: choiceOn(end.state, target, engine) as ControlRecord, clicks: end.path.length + 1, state: end.state };
}

const isAsked = ({ asked }: CompareProbe, state: PageState, engine: FactEngine): boolean =>
  asked === undefined || holds(state, asked, engine) === true;

/** Controls behind which a choice may stand. What a page asks for at once is not sought behind them. */
function through({ through: name, asked, a }: CompareProbe, target: ProbeTarget): ClickSearch['follow'] {
  if (name === undefined || (asked !== undefined && target === a)) return undefined;
  return { role: pressed, name, ...(a.place === undefined ? {} : { place: a.place }) };
}

/** Numbers of one choice; a contrast over a picture or a gradient is left out. */
function contrastTo(name: string, { control }: Choice): Record<string, ProbeValue> {
  const contrast = contrastOf(control.color, control.background);
  return contrast === undefined ? {} : { [name]: rounded(contrast) };
}

/** What is said where the other choice was not found. */
async function without(probe: CompareProbe, state: PageState, walk: Walk, engine: FactEngine): Promise<WalkFindings['values']> {
  const { asked } = probe;
  if (asked === undefined) return { bothShown: false };
  const others = othersThere(probe, state, engine);
  // Words that nobody knows may be the other choice.
  if (others.some(({ name }) => name !== '')) return {};
  const unlabelledB = others.length > 0;
  return { bothShown: false, unlabelledB, ...(unlabelledB ? {} : await wayOut({ ...probe, asked }, walk, engine)) };
}

/** Answers of a probe of kind `compare`. Neither choice is pressed. */
export async function compareControls(probe: CompareProbe, walk: Walk, engine: FactEngine): Promise<WalkFindings> {
  const a = await seek(probe, probe.a, walk, engine);
  // It may stand in a frame of another site, which is not read; where it does not, the other does not either.
  if (a === 'open' || (a === undefined && unreadFrames(await walk.read()) > 0)) return { values: {} };
  if (a === undefined) return { values: { asked: false } };
  const beside = choiceOn(a.state, probe.b, engine);
  const b = beside === undefined ? await seek(probe, probe.b, walk, engine) : { ...a, control: beside };
  const aside = {
    asked: true,
    clicksToA: a.clicks,
    nameA: a.control.name,
    ...contrastTo('contrastA', a),
    ...answersOn(a.state, probe.records, engine),
  };
  if (b === 'open') return { values: aside, end: a.state };
  if (b === undefined) return { values: { ...aside, ...(await without(probe, a.state, walk, engine)) }, end: a.state };
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
