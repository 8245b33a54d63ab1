import type { ControlRecord } from '../../evidence/page-record.js';
import { isThirdParty } from '../../evidence/party.js';
import type { ProbeValue } from '../../evidence/probe-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { ClickPathProbe } from '../../ruleset/probe-definition.js';
import { carriesContent } from './carries-content.js';
import { holds, isTarget, type PageState } from './page-state.js';
import type { Walk } from './walk.js';

/** What a walk found. */
export interface WalkFindings {
  readonly values: Readonly<Record<string, ProbeValue>>;
  /** The page at the end of the way. */
  readonly end?: PageState;
}

interface Click {
  readonly control: ControlRecord;
  /** Its words are those sought, not those of a menu that may hide them. */
  readonly sought: boolean;
}
type Path = readonly Click[];

const usual = { clicks: 3, tries: 8 };

/** A menu counts as a way round: a short way through one is tried after the words themselves. */
const costOf = (path: Path): number => path.reduce((sum, { sought }) => sum + (sought ? 1 : 1.5), 0);

/** Content first: a way that starts at it serves whoever reads it. */
const placeRank = ({ place }: ControlRecord): number => (place === 'header' || place === 'footer' || place === 'nav' ? 1 : 0);

function nextClicks(probe: ClickPathProbe, state: PageState, path: Path, engine: FactEngine): readonly Click[] {
  const { also, ...follow } = probe.follow;
  const done = new Set(path.map(({ control }) => `${control.selector}\n${control.name}`));
  return state.controls
    .filter((control) => !control.disabled && !done.has(`${control.selector}\n${control.name}`))
    .flatMap((control): Click[] => {
      if (isTarget(control, follow, engine)) return [{ control, sought: true }];
      return also !== undefined && isTarget(control, { name: also }, engine) ? [{ control, sought: false }] : [];
    })
    .sort((a, b) => placeRank(a.control) - placeRank(b.control));
}

/** The same control on the page opened anew. */
const again = (state: PageState, { control }: Click): ControlRecord | undefined =>
  state.controls.find(({ selector, name }) => selector === control.selector && name === control.name) ??
  state.controls.find(({ role, name, place }) => role === control.role && name === control.name && place === control.place);

const extendsPath = (longer: Path, shorter: Path): boolean =>
  longer.length === shorter.length + 1 && shorter.every((click, index) => click === longer[index]);

/**
 * Follows controls with certain words, shortest way first, each way from the page opened anew, until the page is what was sought.
 * Where nothing was found and a way was left, stopped or unread, whether it is reached stays open.
 */
export async function walkClickPath(probe: ClickPathProbe, walk: Walk, engine: FactEngine): Promise<WalkFindings> {
  const { clicks: mostClicks = usual.clicks, tries: mostTries = usual.tries } = probe.limits ?? {};
  const start = await walk.open();
  const startUrl = start.url;
  if (holds(start, probe.until, engine) === true) return found(probe, start, [], startUrl, engine);
  let loginWall = false;
  let byMail = false;
  /** Something on the way was not let out, could not be tried or could not be read: nothing was found, and nothing is concluded. */
  let open = false;
  let at: { readonly path: Path; readonly state: PageState } | undefined = { path: [], state: start };
  const waiting: Path[] = nextClicks(probe, start, [], engine).map((click) => [click]);
  if (!waiting.some(([click]) => click?.sought)) {
    const later = await walk.lookFurther();
    if (holds(later, probe.until, engine) === true) return found(probe, later, [], startUrl, engine);
    at = { path: [], state: later };
    waiting.splice(0, waiting.length, ...nextClicks(probe, later, [], engine).map((click) => [click]));
  }

  for (let tries = 0; tries < mostTries && waiting.length > 0 && !walk.isOver(); tries++) {
    waiting.sort((a, b) => costOf(a) - costOf(b));
    const path = waiting.shift() as Path;
    const from = at !== undefined && extendsPath(path, at.path) ? at : { path: [] as Path, state: await walk.open() };
    let state = await along(path.slice(from.path.length), from.state, walk);
    const last = path.at(-1) as Click;
    at = state === undefined ? undefined : { path, state };
    if (last.sought && walk.lastStopped().some(({ why }) => why === 'method' || why === 'navigation')) open = true;
    if (last.sought && isMail(last.control, from.state)) byMail = true;
    // A way that could not be walked, or that ends in a frame of another site, which is not read, was not tried.
    if (state === undefined || walk.steps.at(-1)?.outcome === 'timed-out') open = true;
    if (state === undefined) continue;
    if (last.sought && foreignFrames(state) > foreignFrames(from.state)) open = true;
    const there = holds(state, probe.until, engine);
    if (there === true) return found(probe, state, path, startUrl, engine);
    // What cannot be read, such as a page in another language, may be the end that was sought.
    if (there === 'unknown' && last.sought) open = true;
    if (last.sought && isLogin(state, start)) {
      loginWall = true;
      continue;
    }
    if (last.sought) {
      state = await walk.lookFurther();
      at = { path, state };
      if (holds(state, probe.until, engine) === true) return found(probe, state, path, startUrl, engine);
    }
    if (path.length < mostClicks)
      waiting.push(
        ...nextClicks(probe, state, path, engine)
          .filter(isNew(from.state, last))
          .map((click) => [...path, click]),
      );
  }
  // A way that was left untried may be the one.
  return { values: { ...(open || waiting.length > 0 ? {} : { reached: false }), loginWall, byMail } };
}

/** After a menu only what it shows is new; what stood on the page before has a way of its own. */
function isNew(before: PageState, last: Click) {
  const known = new Set(before.controls.map(({ selector, name }) => `${selector}\n${name}`));
  return ({ control }: Click): boolean => last.sought || !known.has(`${control.selector}\n${control.name}`);
}

async function along(path: Path, from: PageState, walk: Walk): Promise<PageState | undefined> {
  let state: PageState | undefined = from;
  for (const click of path) {
    let control: ControlRecord | undefined = again(state, click);
    if (control === undefined) {
      state = await walk.lookFurther();
      control = again(state, click);
    }
    state = control === undefined ? undefined : await walk.click(control, state);
    if (state === undefined) return undefined;
  }
  return state;
}

const isMail = ({ selector }: ControlRecord, state: PageState): boolean =>
  state.links.some((link) => link.selector === selector && link.url.startsWith('mailto:'));

/** Frames of other sites, whose content is not read. One that has only begun to load is written as an opened frame. */
function foreignFrames({ html, url }: PageState): number {
  const sources = [...html.matchAll(/<(?:iframe|frame|vigie-frame)\b[^>]*?\bsrc="([^"]+)"/gi)].map(
    ([, source]) => source as string,
  );
  return sources.filter((source) => URL.canParse(source, url) && isThirdParty(new URL(source, url).href, url)).length;
}

/** A login was asked for where none was before. */
function isLogin(state: PageState, start: PageState): boolean {
  if (state.hasPasswordField && !start.hasPasswordField) return true;
  return state.view.types.some(({ type, confidence }) => type === 'login' && confidence >= 0.5);
}

const aboutContent = ({ from }: ClickPathProbe): boolean => from.pages.includes('content-item');

function found(probe: ClickPathProbe, state: PageState, path: Path, startUrl: string, engine: FactEngine): WalkFindings {
  const answers = Object.entries(probe.records ?? {}).flatMap(([name, node]): [string, ProbeValue][] => {
    const value = holds(state, node, engine);
    return value === 'unknown' ? [] : [[name, value]];
  });
  return {
    values: {
      reached: true,
      clicks: path.length,
      loginWall: isLogin(state, state) && path.length > 0,
      byMail: false,
      ...(aboutContent(probe)
        ? {
            carriesContent: carriesContent(state, startUrl),
            fromContent: path[0] === undefined || placeRank(path[0].control) === 0,
          }
        : {}),
      ...Object.fromEntries(answers),
    },
    end: state,
  };
}
