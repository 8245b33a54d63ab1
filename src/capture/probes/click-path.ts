import type { ControlRecord } from '../../evidence/page-record.js';
import { isThirdParty } from '../../evidence/party.js';
import type { ProbeValue } from '../../evidence/probe-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { ClickPathProbe, ProbeTarget } from '../../ruleset/probe-definition.js';
import { carriesContent } from './carries-content.js';
import { holds, isTarget, type ListOption, linkTarget, listOptions, type PageState } from './page-state.js';
import { standsElsewhere } from './splice-frames.js';
import type { Walk } from './walk.js';
import { wasWay } from './ways-stopped.js';

/** What a walk found. */
export interface WalkFindings {
  readonly values: Readonly<Record<string, ProbeValue>>;
  /** The page at the end of the way. */
  readonly end?: PageState;
}

/** What is sought by clicks, and along which controls. */
export interface ClickSearch {
  /** Undefined: the page is looked at, and nothing is clicked. */
  readonly follow: ClickPathProbe['follow'] | undefined;
  readonly isEnd: (state: PageState) => boolean | 'unknown';
  readonly limits: ClickPathProbe['limits'];
}

export interface SearchResult {
  /** The page at the end of the shortest way, and the clicks that led there; absent when none was found. */
  readonly end?: { readonly state: PageState; readonly path: readonly ControlRecord[] };
  /** A way was left, stopped or unread: that nothing was found proves nothing. */
  readonly isOpen: boolean;
  readonly loginWall: boolean;
  readonly byMail: boolean;
  readonly startUrl: string;
}

interface Click {
  readonly control: ControlRecord | ListOption;
  /** Its words are those sought, not those of a menu that may hide them. */
  readonly sought: boolean;
}
type Path = readonly Click[];

const usual = { clicks: 3, tries: 8 };

/** A menu counts as a way round: a short way through one is tried after the words themselves. */
const costOf = (path: Path): number => path.reduce((sum, { sought }) => sum + (sought ? 1 : 1.5), 0);

/** Content first: a way that starts at it serves whoever reads it. */
const placeRank = ({ place }: ControlRecord): number => (place === 'header' || place === 'footer' || place === 'nav' ? 1 : 0);

/** Something in a frame of another site bears the words sought: nothing there is worked, so nobody knows where it leads. */
const isSoughtElsewhere = ({ follow }: ClickSearch, { controls }: PageState, engine: FactEngine): boolean =>
  follow !== undefined && controls.some((control) => standsElsewhere(control) && isTarget(control, follow, engine));

function nextClicks({ follow: way }: ClickSearch, state: PageState, path: Path, engine: FactEngine): readonly Click[] {
  if (way === undefined) return [];
  const { also, ownSite, ...follow } = way;
  const mayFollow = ({ selector }: ControlRecord) =>
    !standsElsewhere({ selector }) && (!ownSite || !isThirdParty(linkTarget(state, selector) ?? state.url, state.url));
  const done = new Set(path.map(({ control }) => `${control.selector}\n${control.name}`));
  return candidates(follow, state)
    .filter((control) => !control.disabled && mayFollow(control) && !done.has(`${control.selector}\n${control.name}`))
    .flatMap((control): Click[] => {
      if (isTarget(control, follow, engine)) return [{ control, sought: true }];
      // The choice of a list hides nothing behind it.
      const mayHide = also !== undefined && !('list' in control);
      return mayHide && isTarget(control, { name: also }, engine) ? [{ control, sought: false }] : [];
    })
    .sort((a, b) => placeRank(a.control) - placeRank(b.control));
}

/** Controls, and choices of lists where the probe follows those too. */
const candidates = ({ role }: ProbeTarget, state: PageState): readonly (ControlRecord | ListOption)[] =>
  [role].flat().includes('option') ? [...state.controls, ...listOptions(state)] : state.controls;

/** The same control on the page opened anew. */
function again(state: PageState, { control }: Click): ControlRecord | ListOption | undefined {
  const all = 'list' in control ? listOptions(state) : state.controls;
  return (
    all.find(({ selector, name }) => selector === control.selector && name === control.name) ??
    all.find(({ role, name, place }) => role === control.role && name === control.name && place === control.place)
  );
}

const extendsPath = (longer: Path, shorter: Path): boolean =>
  longer.length === shorter.length + 1 && shorter.every((click, index) => click === longer[index]);

/**
 * Follows controls with certain words, shortest way first, each way from the page opened anew, until the page is what was sought.
 * Throws `WalkEnded`.
 */
export async function searchByClicks(search: ClickSearch, walk: Walk, engine: FactEngine): Promise<SearchResult> {
  const { clicks: mostClicks = usual.clicks, tries: mostTries = usual.tries } = search.limits ?? {};
  const start = await walk.open();
  let loginWall = false;
  let byMail = false;
  /** Something on the way was not let out, could not be tried or could not be read: nothing was found, and nothing is concluded. */
  let isOpen = false;
  const onward = (state: PageState, path: Path): readonly Click[] => {
    if (isSoughtElsewhere(search, state, engine)) isOpen = true;
    return nextClicks(search, state, path, engine);
  };
  const told = () => ({ isOpen, loginWall, byMail, startUrl: start.url });
  const ended = (state: PageState, path: Path): SearchResult => ({
    ...told(),
    end: { state, path: path.map(({ control }) => control) },
  });
  if (search.isEnd(start) === true) return ended(start, []);
  let at: { readonly path: Path; readonly state: PageState } | undefined = { path: [], state: start };
  const waiting: Path[] = onward(start, []).map((click) => [click]);
  if (!waiting.some(([click]) => click?.sought)) {
    const later = await walk.lookFurther();
    if (search.isEnd(later) === true) return ended(later, []);
    at = { path: [], state: later };
    waiting.splice(0, waiting.length, ...onward(later, []).map((click) => [click]));
  }

  for (let tries = 0; tries < mostTries && waiting.length > 0 && !walk.isOver(); tries++) {
    waiting.sort((a, b) => costOf(a) - costOf(b));
    const path = waiting.shift() as Path;
    const from = at !== undefined && extendsPath(path, at.path) ? at : { path: [] as Path, state: await walk.open() };
    let state = await along(path.slice(from.path.length), from.state, walk);
    const last = path.at(-1) as Click;
    at = state === undefined ? undefined : { path, state };
    if (last.sought && wasWay(walk.lastStopped())) isOpen = true;
    if (last.sought && isMail(last.control, from.state)) byMail = true;
    // A way that could not be walked, or that ends in a frame of another site which could not be read, was not tried.
    if (state === undefined || walk.steps.at(-1)?.outcome === 'timed-out') isOpen = true;
    if (state === undefined) continue;
    if (last.sought && unreadFrames(state) > unreadFrames(from.state)) isOpen = true;
    const there = search.isEnd(state);
    if (there === true) return ended(state, path);
    // A choice that changes nothing may wait for a button that sends it.
    if ('list' in last.control && state.html === from.state.html && state.url === from.state.url) isOpen = true;
    // What cannot be read, such as a page in another language, may be the end that was sought.
    if (there === 'unknown' && last.sought) isOpen = true;
    const walled = last.sought && isLogin(state, start);
    if (walled) loginWall = true;
    else if (last.sought) {
      state = await walk.lookFurther();
      at = { path, state };
      if (search.isEnd(state) === true) return ended(state, path);
    }
    if (path.length < mostClicks)
      waiting.push(
        ...onward(state, path)
          .filter(isNew(from.state, last))
          // A wall may have a door for those without an account, under words that are sought; a menu of it is none.
          .filter(({ sought }) => sought || !walled)
          .map((click) => [...path, click]),
      );
  }
  // A way that was left untried may be the one.
  if (waiting.length > 0) isOpen = true;
  return told();
}

/** Answers of a probe of kind `clickPath`; where nothing was found and something stayed open, `reached` is left out. */
export async function walkClickPath(probe: ClickPathProbe, walk: Walk, engine: FactEngine): Promise<WalkFindings> {
  const isEnd = (state: PageState) => holds(state, probe.until, engine);
  const { end, isOpen, loginWall, byMail, startUrl } = await searchByClicks(
    { ...probe, limits: probe.limits, isEnd },
    walk,
    engine,
  );
  if (end === undefined) return { values: { ...(isOpen ? {} : { reached: false }), loginWall, byMail } };
  return found(probe, end.state, end.path, startUrl, engine);
}

/** After a menu only what it shows is new; what stood on the page before has a way of its own. */
function isNew(before: PageState, last: Click) {
  const known = new Set(before.controls.map(({ selector, name }) => `${selector}\n${name}`));
  return ({ control }: Click): boolean => last.sought || !known.has(`${control.selector}\n${control.name}`);
}

async function along(path: Path, from: PageState, walk: Walk): Promise<PageState | undefined> {
  let state: PageState | undefined = from;
  for (const click of path) {
    let control = again(state, click);
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

/** Frames that were not read: of another origin, or whose page did not come yet. One of the page's own that was read is an opened frame. */
export function unreadFrames({ html, url }: Pick<PageState, 'html' | 'url'>): number {
  const { origin } = new URL(url);
  const frames = [...html.matchAll(/<(iframe|frame|vigie-frame)(?! data-vigie-read)\b[^>]*?\bsrc="([^"]+)"/gi)];
  return frames.filter(([, tag, source = '']) => {
    const address = URL.canParse(source, url) ? new URL(source, url) : undefined;
    if (address === undefined || !/^https?:$/.test(address.protocol)) return false;
    return tag?.toLowerCase() !== 'vigie-frame' || address.origin !== origin;
  }).length;
}

/** A login was asked for where none was before. */
function isLogin(state: PageState, start: PageState): boolean {
  if (state.hasPasswordField && !start.hasPasswordField) return true;
  return state.view.types.some(({ type, confidence }) => type === 'login' && confidence >= 0.5);
}

/** Answers to questions put to a page; those that it leaves open are left out. */
export function answersOn(state: PageState, records: ClickPathProbe['records'], engine: FactEngine): WalkFindings['values'] {
  const answers = Object.entries(records ?? {}).flatMap(([name, node]): [string, ProbeValue][] => {
    const value = holds(state, node, engine);
    return value === 'unknown' ? [] : [[name, value]];
  });
  return Object.fromEntries(answers);
}

const aboutContent = ({ from }: ClickPathProbe): boolean => from.pages.includes('content-item');

function found(
  probe: ClickPathProbe,
  state: PageState,
  path: readonly ControlRecord[],
  startUrl: string,
  engine: FactEngine,
): WalkFindings {
  return {
    values: {
      reached: true,
      clicks: path.length,
      loginWall: isLogin(state, state) && path.length > 0,
      byMail: false,
      ...(aboutContent(probe)
        ? {
            carriesContent: carriesContent(state, startUrl),
            fromContent: path[0] === undefined || placeRank(path[0]) === 0,
          }
        : {}),
      ...answersOn(state, probe.records, engine),
    },
    end: state,
  };
}
