import { type OpenDocument, openDocument } from '../consent/open-document.js';
import type { DeviceName } from '../device.js';
import { openKeeping } from '../open-keeping.js';
import { forgetPage, wordsOf } from '../screen-page.js';
import { closeTab, openTab, type Tab } from '../tab.js';
import { withTimeLimit } from '../time-limit.js';
import { networkTools, roomFor } from '../visit-keeping.js';
import { wordsInFrames } from './foreign-frames.js';
import type { ProbeTools } from './probe-tools.js';
import { WalkEnded } from './walk.js';
import type { WalkRequests } from './walk-requests.js';
import { stopWrites, type WriteStop } from './write-stop.js';

/** A clean browser context with one tab, from which nothing is sent. */
interface Session {
  readonly tab: Tab;
  readonly stop: WriteStop;
  readonly kept: ReturnType<typeof openKeeping>;
  document?: OpenDocument;
}

/** The browser of a walk: one context after the other, each closed before the next. */
export interface WalkSession {
  /** Opens a page in a fresh context, at the latest by `until` (epoch milliseconds). */
  readonly open: (url: string, until: number) => Promise<OpenDocument>;
  /** The context that is open. Throws `WalkEnded` when there is none. */
  readonly standing: () => Session;
  /** Does what may have a page load, when one more may. */
  readonly seated: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Before anything is photographed or kept: a page whose words are a signal of abuse material is left, those in its frames of other sites
   * too. Throws `WalkEnded`.
   * @param read texts that were read of it meanwhile, in the place of those that stand there now
   */
  readonly lookAtWords: (read?: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param place folder of the walk inside the bundle, the name under which its requests are kept */
export function createWalkSession(
  as: { readonly persona: 'visitor' | 'member'; readonly device: DeviceName },
  place: string,
  asked: WalkRequests,
  tools: ProbeTools,
): WalkSession {
  const { limits } = tools;
  let session: Session | undefined;

  const standing = (): Session => {
    if (session === undefined) throw new WalkEnded('failed', 'The page was closed.');
    return session;
  };

  async function close(): Promise<void> {
    if (session === undefined) return;
    const { tab, kept, document } = session;
    session = undefined;
    // Pages that a walk comes to were not looked at before: their pictures stay with the steps that show them.
    kept.decide('words');
    if (document && (await kept.keeping) !== 'nothing') await asked.take(document, tab.page.url());
    document?.release();
    await closeTab(tab);
    await withTimeLimit(tab.page.context().close(), 4000).catch(() => undefined);
  }

  return {
    standing,
    close,
    async open(url, until) {
      await close();
      await roomFor(tools.keeping);
      const context = await tools.openContext(as);
      const stop = await stopWrites(context, tools.allowed, tools.pictures);
      const opened: Session = { tab: await openTab(context), stop, kept: openKeeping() };
      session = opened;
      const keeps = networkTools(tools.keeping, place, limits, { isSent: stop.isSent, keeping: opened.kept.keeping });
      opened.document = await openDocument(opened.tab, url, limits, until, { ...keeps, settled: tools.settled });
      return opened.document;
    },
    async seated(work) {
      const leave = await tools.seat?.();
      try {
        return await work();
      } finally {
        leave?.();
      }
    },
    async lookAtWords(read) {
      if (tools.watch === undefined) return;
      const { tab, kept } = standing();
      const url = tab.page.url();
      const words = read ?? [await wordsOf(tab), ...(await wordsInFrames(tab))];
      const [trigger = tools.watch.inAddress(url)] = words.flatMap((text) => tools.watch?.inText(url, text) ?? []);
      if (trigger === undefined) return;
      kept.decide('nothing');
      tools.watch.raise({ url, place: 'page-text', ...trigger, ...(as.persona === 'visitor' ? {} : { persona: as.persona }) });
      await forgetPage(tab);
      throw new WalkEnded('blocked', 'Words on the page suggest sexual pictures of minors: it was left at once.');
    },
  };
}
