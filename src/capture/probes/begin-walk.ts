import type { ControlRecord } from '../../evidence/page-record.js';
import type { ProbeStepRecord } from '../../evidence/probe-record.js';
import type { DeviceName } from '../device.js';
import type { Aim } from '../explore/in-page/explorer.js';
import { explorerName, explorerProgram } from '../explore/in-page/program.js';
import { settleProgram } from '../in-page/program.js';
import { runIsolated } from '../isolated-world.js';
import { screenshot } from '../record-page.js';
import { pause, timedOut, withTimeLimit } from '../time-limit.js';
import { withoutPictures } from '../without-pictures.js';
import { chooseDateProgram } from './birth-date.js';
import { readWithFrames } from './foreign-frames.js';
import { type ListOption, linkTarget, type PageState, stateOf, textOf } from './page-state.js';
import type { ProbeStart, ProbeTools } from './probe-tools.js';
import { type Walk, WalkEnded } from './walk.js';
import { createWalkRequests } from './walk-requests.js';
import { createWalkSession } from './walk-session.js';

const readMs = 5000;
const answerMs = 3000;
/** How long a page that goes on changing may take to react to an action, and what it gets at the end of its time. Milliseconds. */
const reactionMs = 5000;
const leastReactionMs = 1500;
const quietMs = 150;
/** What comes late is given this long. Milliseconds. */
const lateMs = 1500;
const mostSteps = 60;

const leadsElsewhere = (to: string, from: string): boolean => /^https?:/.test(to) && to.split('#')[0] !== from.split('#')[0];

/** @param place folder of the walk inside the bundle, e.g. `probes/report-from-content-p0003/1` */
export function beginWalk(
  start: ProbeStart,
  as: { readonly persona: 'visitor' | 'member'; readonly device: DeviceName },
  place: string,
  deadline: number,
  tools: ProbeTools,
): Walk {
  const { limits, engine } = tools;
  const steps: ProbeStepRecord[] = [];
  const asked = createWalkRequests(place, tools.writeArtifact);
  const session = createWalkSession(as, place, asked, tools);
  const { standing, seated } = session;
  let stopped: ProbeStepRecord['stopped'] = [];
  let isWhole = true;

  const isOver = () => Date.now() >= deadline || tools.signal?.aborted === true || steps.length >= mostSteps;

  /** Writes a step into the diary, with a picture of what a visitor sees after it. */
  async function tell(step: Pick<ProbeStepRecord, 'action' | 'target' | 'outcome'>, begun: number): Promise<void> {
    const { tab, stop } = standing();
    stopped = await stop.take(tab);
    await session.lookAtWords();
    const image = tools.pictures === false ? undefined : await screenshot(tab, answerMs);
    const number = String(steps.length + 1).padStart(2, '0');
    steps.push({
      ...step,
      at: new Date(begun).toISOString(),
      durationMs: Date.now() - begun,
      url: tab.page.url(),
      stopped,
      ...(image ? { screenshot: tools.writeArtifact(`${place}/step-${number}.jpg`, image) } : {}),
    });
    if (tools.slowMs) await pause(tools.slowMs);
  }

  async function read(): Promise<PageState> {
    const reading = await readWithFrames(standing().tab, limits, readMs, session.lookAtWords);
    if (!reading) throw new WalkEnded('timed-out', 'The page did not let itself be read in time.');
    return stateOf(reading, engine);
  }

  async function settle(): Promise<void> {
    const { tab } = standing();
    const loadMs = Math.min(limits.navigationMs, Math.max(leastReactionMs, deadline - Date.now()));
    await tab.page.waitForLoadState('domcontentloaded', { timeout: loadMs }).catch(() => {
      isWhole = false;
    });
    const mostMs = Math.min(reactionMs, Math.max(leastReactionMs, deadline - Date.now()));
    await runIsolated(tab.session, settleProgram(quietMs, mostMs), mostMs + 200).catch(() => undefined);
  }

  /** Asks the explorer inside the page something about a control; undefined when it does not answer. */
  async function explore<T>({ selector, name }: ControlRecord, question: string): Promise<T | undefined> {
    const explorer = `globalThis.${explorerName}`;
    const program = `(() => {
      ${explorerProgram()};
      ${explorer}.prepare(${JSON.stringify([{ selector, name }])});
      return ${explorer}.${question};
    })()`;
    const answer = await runIsolated<T>(standing().tab.session, program, answerMs).catch(() => timedOut);
    return answer === timedOut ? undefined : (answer as T);
  }

  const aim = async (control: ControlRecord): Promise<Aim> =>
    (await explore<Aim>(control, `aim(${JSON.stringify(control.selector)})`)) ?? { state: 'gone', x: 0, y: 0 };

  /** Chooses from a list as a keyboard does, without its menu, which is drawn outside the page. */
  async function choose(option: ListOption): Promise<PageState | undefined> {
    const begun = Date.now();
    const { tab, stop } = standing();
    await stop.beforeAction(tab, { kind: 'click' });
    const { selector } = option.list;
    const chosen = await explore<boolean>(option.list, `choose(${JSON.stringify(selector)}, ${JSON.stringify(option.name)})`);
    await settle();
    await tell({ action: 'click', target: targetOf(option), outcome: chosen === true ? 'done' : 'gone' }, begun);
    return chosen === true ? read() : undefined;
  }

  /**
   * Where a control can be clicked. On a page that tells of trackers, the banner that covers it is answered first: with the refusal
   * where there is one.
   */
  async function reach(control: ControlRecord, state: PageState): Promise<Aim> {
    const at = await aim(control);
    if (at.state !== 'covered' || !tools.consent.isNotice(textOf(state))) return at;
    const ofKind = (kind: string) => state.controls.filter(({ name }) => tools.consent.kindOf(name) === kind);
    for (const button of ['refuse', 'accept'].flatMap(ofKind)) {
      const begun = Date.now();
      const place = await aim(button);
      if (place.state !== 'ready') continue;
      const { tab, stop } = standing();
      await stop.beforeAction(tab, { kind: 'click' });
      await withTimeLimit(tab.page.mouse.click(place.x, place.y), answerMs).catch(() => timedOut);
      await settle();
      await tell({ action: 'put-aside', target: targetOf(button), outcome: 'done' }, begun);
      return aim(control);
    }
    return at;
  }

  const targetOf = ({ role, name, selector, rect }: ControlRecord) => ({ role, name: name.slice(0, 200), selector, rect });

  return {
    steps,
    isOver,
    isWhole: () => isWhole,
    lastStopped: () => stopped,
    read,
    async open() {
      const { begun, document } = await seated(async () => {
        const begun = Date.now();
        return { begun, document: await session.open(start.url, Math.min(deadline, begun + limits.pageMs)) };
      });
      const { failure, loadState } = document;
      if (loadState === 'navigation-timeout') isWhole = false;
      await tell({ action: 'open', outcome: failure ? 'blocked' : 'done' }, begun);
      if (failure) {
        const isWall = failure.obstacle === 'blocked' || failure.obstacle === 'captcha';
        throw new WalkEnded(isWall ? 'blocked' : 'failed', failure.detail);
      }
      return read();
    },
    async reload() {
      const begun = Date.now();
      const { tab, stop } = standing();
      const url = tab.page.url();
      await stop.beforeAction(tab, { kind: 'click', to: url });
      const loaded = await seated(async () => {
        const went = await tab.page
          .goto(url, { waitUntil: 'domcontentloaded', timeout: limits.navigationMs })
          .then(() => true)
          .catch(() => false);
        await settle();
        return went;
      });
      await pause(lateMs);
      await tell({ action: 'reload', outcome: loaded ? 'done' : 'timed-out' }, begun);
      if (!loaded) throw new WalkEnded('failed', 'The page could not be loaded again.');
      return read();
    },
    async lookFurther() {
      const { tab, stop } = standing();
      await stop.beforeAction(tab, { kind: 'click' });
      await runIsolated(tab.session, 'scrollTo(0, document.documentElement.scrollHeight)', answerMs).catch(() => undefined);
      await pause(lateMs);
      await settle();
      return read();
    },
    async click(control, state) {
      if ('list' in control) return choose(control);
      const target = targetOf(control);
      const at = await reach(control, state);
      const begun = Date.now();
      const { tab, stop } = standing();
      if (at.state !== 'ready') {
        await tell({ action: 'click', target, outcome: at.state === 'gone' ? 'gone' : 'blocked' }, begun);
        return undefined;
      }
      const to = linkTarget(state, control.selector);
      const before = tab.page.url();
      await stop.beforeAction(tab, { kind: 'click', to });
      const clicked = await seated(async () => {
        const done = await withTimeLimit(tab.page.mouse.click(at.x, at.y), answerMs).catch(() => timedOut);
        await settle();
        return done;
      });
      let after = await read();
      const unchanged = () => after.html === state.html && after.url === state.url;
      // A link for a window of its own, which is not opened: read in this one.
      if (to !== undefined && unchanged() && leadsElsewhere(to, before)) {
        await seated(async () => {
          await tab.page.goto(to, { waitUntil: 'domcontentloaded', timeout: limits.navigationMs }).catch(() => undefined);
          await settle();
        });
        after = await read();
      }
      await tell(
        { action: 'click', target, outcome: clicked === timedOut ? 'timed-out' : unchanged() ? 'nothing' : 'done' },
        begun,
      );
      return after;
    },
    async pressEscape() {
      const begun = Date.now();
      const { tab, stop } = standing();
      await stop.beforeAction(tab, { kind: 'click' });
      await withTimeLimit(tab.page.keyboard.press('Escape'), answerMs).catch(() => timedOut);
      await settle();
      await tell({ action: 'press', outcome: 'done' }, begun);
      return read();
    },
    async canReachAny(controls) {
      for (const control of controls) if ((await aim(control)).state === 'ready') return true;
      return false;
    },
    async fill(control, text, state) {
      const target = targetOf(control);
      const at = await reach(control, state);
      const begun = Date.now();
      const { tab, stop } = standing();
      if (at.state !== 'ready') {
        await tell({ action: 'fill', target, outcome: at.state === 'gone' ? 'gone' : 'blocked' }, begun);
        return undefined;
      }
      await stop.beforeAction(tab, { kind: 'fill' });
      await withTimeLimit(tab.page.mouse.click(at.x, at.y), answerMs).catch(() => timedOut);
      const chosen = await withTimeLimit(runIsolated<boolean>(tab.session, chooseDateProgram(text), answerMs), answerMs).catch(
        () => timedOut,
      );
      if (chosen !== true) await withTimeLimit(tab.page.keyboard.insertText(text), answerMs).catch(() => timedOut);
      await settle();
      const after = await read();
      await tell({ action: 'fill', target, outcome: 'done' }, begun);
      return after;
    },
    keepEnd: ({ url, html }) => ({
      url,
      dom: tools.writeArtifact(`${place}/end.html`, tools.pictures === false ? withoutPictures(html) : html),
    }),
    keepRequests: asked.write,
    close: session.close,
  };
}
