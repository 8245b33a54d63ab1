import type { Request } from 'playwright-core';
import type { AbuseSignalPlace } from '../evidence/abuse-signal.js';
import type { AbuseTrigger } from '../facts/abuse-words.js';
import type { AbuseWatch } from './abuse-watch.js';
import { type PageReading, wordsProgram } from './in-page/program.js';
import { runIsolated } from './isolated-world.js';
import type { Tab } from './tab.js';
import type { TabGuard } from './tab-guard.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** What stood on a page for which it was left. */
export interface FoundSignal extends AbuseTrigger {
  readonly url: string;
  readonly place: AbuseSignalPlace;
}

/** Looks at the words of one page as soon as there are some. */
export interface PageScreen {
  /** Also looks at what was read of the page. */
  readonly found: (reading?: Pick<PageReading, 'url' | 'title' | 'text' | 'html'>) => FoundSignal | undefined;
  /** Whether the words of the document were looked at before it was read. */
  readonly looked: () => boolean;
  readonly stop: () => void;
}

/** Characters of a page that are looked at before its pictures come, and the time that may take (milliseconds). */
const mostWords = 300_000;
const wordsMs = 1000;

/**
 * Looks at a page as soon as its document is there, before most of its pictures are: at its words, at the names of its files and of what
 * it asks for. Where one is a signal the load is stopped at once.
 */
export function screenPage(tab: Tab, watch: AbuseWatch, guard: TabGuard): PageScreen {
  let signal: FoundSignal | undefined;
  let looked = false;
  let isOver = false;

  function note(url: string, place: AbuseSignalPlace, trigger: AbuseTrigger | undefined): void {
    // What comes late is of a page that the tab has left.
    if (trigger === undefined || signal !== undefined || isOver) return;
    signal = { url, place, ...trigger };
    guard.stopLoading('abuse-signal');
  }

  function onRequest(request: Request): void {
    if (!/^(?:document|image|media)$/.test(request.resourceType()) || !/^https?:/.test(request.url())) return;
    const isPage = request.isNavigationRequest() && request.frame() === tab.page.mainFrame();
    const page = isPage ? request.url() : tab.page.url();
    note(page, isPage ? watch.placeOf(page) : 'file-name', watch.inAddress(request.url(), page));
  }

  async function onDocument(): Promise<void> {
    const url = tab.page.url();
    const words = await wordsOf(tab);
    looked ||= words !== '';
    note(url, 'page-text', watch.inText(url, words));
  }

  const onReady = () => void onDocument();
  tab.page.on('request', onRequest);
  tab.page.on('domcontentloaded', onReady);
  return {
    found(reading) {
      if (reading !== undefined)
        note(reading.url, 'page-text', watch.inText(reading.url, `${reading.title}\n${reading.text}\n${namesIn(reading.html)}`));
      return signal;
    },
    looked: () => looked,
    stop() {
      isOver = true;
      tab.page.off('request', onRequest);
      tab.page.off('domcontentloaded', onReady);
    },
  };
}

/** The words of a page as it stands; none when it does not answer in time. */
export async function wordsOf(tab: Tab): Promise<string> {
  const words = await runIsolated<string>(tab.session, wordsProgram(mostWords), wordsMs).catch(() => timedOut);
  return typeof words === 'string' ? words : '';
}

/** Words that stand for pictures and controls. */
const namesIn = (html: string): string =>
  [...html.matchAll(/\s(?:alt|title|aria-label)="([^"<>]{3,300})"/g)].map(([, name = '']) => name).join('\n');

/** Leaves the page, and has the browser forget what it loaded. */
export async function forgetPage({ page, session }: Tab): Promise<void> {
  const forgetting = async () => {
    await session.send('Network.clearBrowserCache');
    await page.goto('about:blank');
  };
  await withTimeLimit(forgetting(), 3000).catch(() => undefined);
}
