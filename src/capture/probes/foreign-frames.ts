import type { CDPSession, Frame } from 'playwright-core';
import type { CaptureLimits } from '../capture-options.js';
import { type PageReading, readingProgram, wordsProgram } from '../in-page/program.js';
import { createTree } from '../in-page/tree.js';
import { createVisibility } from '../in-page/visibility.js';
import { runIsolated, runIsolatedLong, worldIn } from '../isolated-world.js';
import { readPage } from '../record-page.js';
import type { Tab } from '../tab.js';
import { timedOut, withTimeLimit } from '../time-limit.js';
import { type FrameReading, spliceFrames } from './splice-frames.js';

const framesMs = 2000;
/** Characters of one frame that are looked at before it is photographed, and the time that may take (milliseconds). */
const mostWords = 100_000;
const wordsMs = 1000;
/** So many frames of other sites are read; a page has few that are no advertisement. */
const mostFrames = 6;
/** Smaller ones hold no form, CSS pixels. */
const least = { width: 100, height: 40 };

/** A frame whose document the page may not read, and the DevTools channel that may. */
interface Place {
  readonly session: CDPSession;
  readonly frameId: string;
}

/** Frames of the same site share the process of the page; the others have a channel of their own. */
const channels = new WeakMap<Frame, Promise<CDPSession>>();

function channelOf(tab: Tab, frame: Frame): Promise<CDPSession> {
  const known = channels.get(frame);
  if (known !== undefined) return known;
  const opened = tab.page.context().newCDPSession(frame);
  channels.set(frame, opened);
  opened.catch(() => channels.delete(frame));
  return opened;
}

/** A frame that moved to another process leaves its channel behind: a new one is asked for once. */
async function ownPlace(tab: Tab, frame: Frame): Promise<Place> {
  for (let attempt = 0; ; attempt++) {
    try {
      const session = await channelOf(tab, frame);
      const { frameTree } = await session.send('Page.getFrameTree');
      return { session, frameId: frameTree.frame.id };
    } catch (cause) {
      channels.delete(frame);
      if (attempt > 0) throw cause;
    }
  }
}

/** Frames that stand in the page itself and that its scripts may not read. */
async function placesIn(tab: Tab): Promise<readonly Place[]> {
  const { frameTree } = await tab.session.send('Page.getFrameTree');
  const own = frameTree.frame.securityOrigin;
  const near = (frameTree.childFrames ?? []).map(({ frame }) => frame);
  const known = new Set(near.map(({ url }) => url));
  const apart = tab.page
    .mainFrame()
    .childFrames()
    .filter((frame) => !known.has(frame.url()) && /^https?:/.test(frame.url()));
  const others = await Promise.all(apart.map((frame) => ownPlace(tab, frame).catch(() => undefined)));
  return [
    ...near
      .filter(({ securityOrigin, url }) => securityOrigin !== own && /^https?:/.test(url))
      .map(({ id }) => ({ session: tab.session, frameId: id })),
    ...others.filter((place) => place !== undefined),
  ];
}

type Owner = Pick<FrameReading, 'source' | 'at'> & { readonly width: number; readonly height: number };

const ownerProgram = `function () {
  const __name = (f) => f;
  const tree = (${createTree})();
  if (!(${createVisibility})(tree).isVisible(this)) return null;
  const box = this.getBoundingClientRect();
  const at = { x: box.x + scrollX + this.clientLeft, y: box.y + scrollY + this.clientTop };
  return { source: this.src || '', at, width: box.width, height: box.height };
}`;

/** The element of the page in which a frame stands; undefined when nobody sees it. */
async function ownerOf({ session }: Tab, frameId: string, main: number): Promise<Owner | undefined> {
  const { backendNodeId } = await session.send('DOM.getFrameOwner', { frameId });
  const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId: main });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId as string,
    functionDeclaration: ownerProgram,
    returnByValue: true,
  });
  const owner = (result.value ?? undefined) as Owner | undefined;
  return owner && owner.width >= least.width && owner.height >= least.height ? owner : undefined;
}

/**
 * Whether the page of a frame came and is there: one that its server or the guard refused, or that is still to come, says nothing of
 * what a visitor would find.
 */
const arrivedProgram = `(() => {
  const [opened] = performance.getEntriesByType('navigation');
  return document.readyState !== 'loading' && (opened?.responseStatus ?? 200) < 400 && opened?.responseStatus !== 0;
})()`;

const isBlank = ({ text, controls }: PageReading): boolean => text.trim() === '' && controls.length === 0;

async function readOne(
  tab: Tab,
  place: Place,
  main: number,
  limits: CaptureLimits,
  ms: number,
): Promise<FrameReading | undefined> {
  const owner = await ownerOf(tab, place.frameId, main);
  if (owner === undefined) return undefined;
  const arrived = await runIsolated<boolean>(place.session, arrivedProgram, ms, place.frameId);
  if (arrived !== true) return undefined;
  const program = readingProgram({ html: limits.storedHtmlBytes, links: limits.links, controls: limits.controls, runs: 0 });
  const reading = await runIsolatedLong<PageReading>(place.session, program, ['html', 'text'], ms, place.frameId);
  return reading === timedOut || isBlank(reading) ? undefined : { source: owner.source, at: owner.at, reading };
}

/** What stands in visible frames of another origin that are part of the page itself; one that does not answer in time, or whose page did not come, is left out. */
async function readFrames(tab: Tab, limits: CaptureLimits): Promise<readonly FrameReading[]> {
  if (tab.page.mainFrame().childFrames().length === 0) return [];
  const read = async (): Promise<readonly (FrameReading | undefined)[]> => {
    const places = (await placesIn(tab)).slice(0, mostFrames);
    if (places.length === 0) return [];
    const { frameTree } = await tab.session.send('Page.getFrameTree');
    const main = await worldIn(tab.session, frameTree.frame.id);
    return Promise.all(places.map((place) => readOne(tab, place, main, limits, framesMs).catch(() => undefined)));
  };
  const readings = await withTimeLimit(read(), framesMs + 500).catch(() => timedOut);
  return Array.isArray(readings) ? readings.filter((reading) => reading !== undefined) : [];
}

/**
 * The page as `readPage` reads it, with what stands in its frames of other sites in their places; frames within these are not read. Nothing
 * in them is touched.
 * @param onWords is told what the frames say before any of it becomes part of the page
 */
export async function readWithFrames(
  tab: Tab,
  limits: CaptureLimits,
  ms: number,
  onWords: (words: readonly string[]) => Promise<void>,
): Promise<PageReading | undefined> {
  const reading = await readPage(tab, limits, ms);
  const frames = reading === undefined ? [] : await readFrames(tab, limits);
  if (reading === undefined || frames.length === 0) return reading;
  await onWords(frames.map((frame) => frame.reading.text));
  return spliceFrames(reading, frames);
}

/** The words in the frames of other sites as they stand, of each by itself; of those that answer in time. */
export async function wordsInFrames(tab: Tab): Promise<readonly string[]> {
  if (tab.page.mainFrame().childFrames().length === 0) return [];
  const words = async ({ session, frameId }: Place): Promise<string> => {
    const answer = await runIsolated<string>(session, wordsProgram(mostWords), wordsMs, frameId).catch(() => timedOut);
    return typeof answer === 'string' ? answer : '';
  };
  const read = async () => Promise.all((await placesIn(tab)).map(words));
  const all = await withTimeLimit(read(), wordsMs + 500).catch(() => timedOut);
  return Array.isArray(all) ? all : [];
}
