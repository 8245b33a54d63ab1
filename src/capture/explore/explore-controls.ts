import type { ControlRecord, ExploredControl, FormRecord, LinkRecord } from '../../evidence/page-record.js';
import type { PageType } from '../../ruleset/vocabulary.js';
import type { LinkPromises } from '../capture-options.js';
import type { PageReading } from '../in-page/program.js';
import type { Tab } from '../tab.js';
import { timedOut, withTimeLimit } from '../time-limit.js';
import { type Candidate, chooseControls } from './choose-controls.js';
import { deafControls } from './deaf-controls.js';
import type { ControlFacts } from './in-page/explorer.js';
import { watchShown } from './newly-shown.js';
import { factsOf, openBench, type PageBench, PageLost } from './page-bench.js';
import { type StillTab, stillTab } from './still-tab.js';
import { type Effect, outcomeOf, workControl } from './work-control.js';

export interface ExploreInput {
  /** The page as it was recorded. */
  readonly reading: Pick<PageReading, 'url' | 'links' | 'controls' | 'forms'>;
  readonly promisesOf: LinkPromises['promisesOf'];
  /** Page types the rules still lack. */
  readonly sought: readonly PageType[];
  /** Most controls to work on this page, and milliseconds in all. */
  readonly limits: { readonly controls: number; readonly ms: number };
  /** Reads the page as it now is. */
  readonly readAgain: () => Promise<Pick<PageReading, 'links' | 'controls'> | undefined>;
  /** Keys (`controlKey`) of kinds worked on other pages of the site: they are not worked again. */
  readonly alreadyWorked?: ReadonlySet<string>;
}

export interface Exploration {
  readonly explored: readonly ExploredControl[];
  /** Links shown, and addresses that controls lead to, each with `revealedBy`. Some stand in the first reading as hidden ones. */
  readonly links: readonly LinkRecord[];
  readonly controls: readonly ControlRecord[];
  /** Keys of the kinds worked here. */
  readonly worked: readonly string[];
  /** The page hangs: its tab must not be used for the next one. */
  readonly spoilt: boolean;
}

const nothing: Exploration = { explored: [], links: [], controls: [], worked: [], spoilt: false };
const leastMs = 300;

/**
 * Works the controls of a recorded page that may hide the way to a page sought, and tells what stands behind them. Nothing but
 * reading requests reaches the site meanwhile; no page is left, no window opened, no file loaded (`stillTab`). When it has worked
 * anything, the tab is empty (`about:blank`) afterwards, so that the page cannot send later what was stopped. Costs nothing when the
 * reading names no such control.
 */
export async function exploreControls(tab: Tab, input: ExploreInput): Promise<Exploration> {
  const end = Date.now() + input.limits.ms;
  if (input.limits.controls <= 0 || input.limits.ms < leastMs) return nothing;
  const chosen = chooseControls(input).slice(0, input.limits.controls * 4);
  if (chosen.length === 0) return nothing;
  const facts = await factsOf(tab, chosen.map(targetOf));
  if (!facts) return nothing;
  const candidates = chosen.filter((candidate, index) => mayBeWorked(candidate, facts[index]));
  if (candidates.length === 0) return nothing;
  const deaf = await deafControls(
    tab,
    candidates.map(({ control: { selector } }) => selector),
  );
  const still = await stillTab(tab);
  if (!still) return nothing;
  const exploration = await withTimeLimit(exploreStill(still, candidates, deaf, input, end), input.limits.ms + 4000).catch(
    () => timedOut,
  );
  const emptied = await withTimeLimit(tab.page.goto('about:blank', { timeout: 3000 }), 3500).catch(() => timedOut);
  await still.release();
  if (exploration === timedOut) return { ...nothing, spoilt: true };
  const done = exploration as Exploration;
  return { ...done, spoilt: done.spoilt || emptied === timedOut };
}

const targetOf = ({ control: { selector, name } }: Candidate) => ({ selector, name });

const mayBeWorked = ({ reason }: Candidate, facts: ControlFacts | undefined): boolean =>
  facts?.found === true && !facts.sends && !facts.inBanner && (reason !== 'unnamed' || facts.looksLikeMenu);

async function exploreStill(
  still: StillTab,
  candidates: readonly Candidate[],
  deaf: ReadonlySet<string>,
  input: ExploreInput,
  end: number,
): Promise<Exploration> {
  const explored: ExploredControl[] = [];
  const links: LinkRecord[] = [];
  const controls: ControlRecord[] = [];
  const worked: string[] = [];
  const shownSince = watchShown(input.reading);
  let spoilt = false;
  const enough = () => explored.length >= input.limits.controls || end - Date.now() < leastMs || still.hopeless();

  /** True when the page is as it was, so that the next control may be worked. */
  async function work(candidate: Candidate, bench: PageBench, nested: boolean): Promise<boolean> {
    const { control } = candidate;
    const entry = await bench.historyLength();
    const effect = await workControl(candidate, bench, still, input.reading.url);
    const leaves = effect.left || effect.departure?.how === 'within';
    const mayShow = effect.changed && !leaves;
    const reading = mayShow ? await withTimeLimit(input.readAgain(), Math.max(leastMs, end - Date.now() + 1000)) : undefined;
    const shown = reading && reading !== timedOut ? shownSince(reading, control.selector) : { links: [], controls: [] };
    const leadsTo = queuedLink(candidate, effect, input.reading);
    links.push(...shown.links, ...(leadsTo ? [leadsTo] : []));
    controls.push(...shown.controls);
    worked.push(candidate.key);
    const outcome = outcomeOf(effect, shown.links.length + shown.controls.length);
    explored.push({
      name: control.name,
      selector: control.selector,
      outcome,
      ...(outcome === 'nothing' && deaf.has(control.selector) ? { deaf: true } : {}),
      ...(effect.departure ? { url: effect.departure.url } : {}),
      links: shown.links.length,
      stopped: effect.stopped,
    });
    if (!nested && shown.controls.length > 0) await workShown(shown.controls, bench);
    if (effect.changed && !leaves) await bench.escape();
    return leaves ? comeBack(bench, entry, input.reading.url, control.selector) : true;
  }

  /** A menu's own entries, while the menu is open: those whose words promise a page sought. */
  async function workShown(shown: readonly ControlRecord[], bench: PageBench): Promise<void> {
    const reading = { url: input.reading.url, links, controls: shown };
    const known = new Set([...(input.alreadyWorked ?? []), ...worked]);
    const inside = chooseControls({ ...input, reading, alreadyWorked: known }).filter(({ reason }) => reason === 'promised');
    if (inside.length === 0) return;
    const facts = await bench.prepare(inside.map(targetOf));
    for (const [index, candidate] of inside.entries()) {
      if (enough() || !mayBeWorked(candidate, facts[index])) continue;
      if (!(await work(candidate, bench, true))) return;
    }
  }

  try {
    const bench = await openBench(still);
    await bench.prepare(candidates.map(targetOf));
    for (const candidate of candidates) {
      if (enough() || !(await work(candidate, bench, false))) break;
    }
  } catch (cause) {
    if (!(cause instanceof PageLost)) throw cause;
    spoilt = true;
  }
  return { explored, links, controls, worked, spoilt: spoilt || still.hopeless() };
}

/** Where the control leads, as a link of the page. An address made by a form is an answer to what was filled in: not a page to visit. */
function queuedLink(
  { control }: Candidate,
  { departure }: Effect,
  { forms, url: here }: ExploreInput['reading'],
): LinkRecord | undefined {
  if (!departure || departure.how === 'form' || !/^https?:/i.test(departure.url)) return undefined;
  // Of a new window the browser does not say that a form asked for it.
  const [target] = departure.url.split(/[?#]/);
  const isAnswer = ({ action }: FormRecord) => (action || here).split(/[?#]/)[0] === target;
  if (departure.how === 'window' && forms.some(isAnswer)) return undefined;
  const { name, place, selector } = control;
  return { url: departure.url, text: name, place, visible: true, selector, revealedBy: selector };
}

/** Goes back to the first address without loading it; false when the page does not come back. */
async function comeBack(bench: PageBench, entry: number, firstUrl: string, selector: string): Promise<boolean> {
  if (!(await bench.back(entry))) return false;
  await bench.settle();
  const { url } = await bench.look(selector);
  return url.replace(/#$/, '') === firstUrl.replace(/#$/, '') && (await bench.aim(selector)).state !== 'gone';
}
