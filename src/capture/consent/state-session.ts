import { randomUUID } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import type { ConsentPhase, ConsentPhaseName, ConsentState, CookieAccess } from '../../evidence/consent-record.js';
import type { ArtifactRef, RequestRecord, StorageRecord } from '../../evidence/page-record.js';
import { isThirdParty } from '../../evidence/party.js';
import type { Keeping } from '../archive-exchange.js';
import type { CaptureLimits } from '../capture-options.js';
import { readStorage } from '../in-page/storage.js';
import { screenshot } from '../record-page.js';
import { closeTab, openTab, type Tab } from '../tab.js';
import { withTimeLimit } from '../time-limit.js';
import { networkTools, roomFor, type VisitKeeping } from '../visit-keeping.js';
import { type AutoconsentLink, autoconsentProgram, createAutoconsentLink } from './autoconsent-link.js';
import type { ConsentWords } from './consent-words.js';
import { type ConsentWorlds, openWorlds } from './consent-worlds.js';
import { openCookieLedger } from './cookie-ledger.js';
import { askCookieAccess, countCookieAccess, type ScriptAccess } from './in-page/cookie-access.js';
import { type OpenDocument, openDocument } from './open-document.js';
import { readBanner, type SeenBanner } from './read-banner.js';

/** One fresh context in which one state is recorded, step by step. What was recorded stays readable when a later step fails. */
export interface StateSession {
  readonly tab: Tab;
  readonly worlds: ConsentWorlds;
  readonly link: AutoconsentLink;
  readonly phases: readonly ConsentPhase[];
  readonly screenshots: ConsentState['screenshots'];
  readonly open: (url: string) => Promise<OpenDocument>;
  readonly readBanner: () => Promise<SeenBanner | undefined>;
  /** A box on a document of this state asks for something else, so that autoconsent's guess may be about that one. */
  readonly sawOtherBox: () => boolean;
  /** Closes a phase that lasted since the navigation, or since the phase before on the same document. */
  readonly endPhase: (name: ConsentPhaseName, bannerVisible: boolean | null) => Promise<void>;
  readonly shoot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SessionTools {
  readonly openContext: () => Promise<BrowserContext>;
  readonly limits: CaptureLimits;
  readonly deadline: number;
  readonly words: ConsentWords;
  readonly writeArtifact: (path: string, bytes: Uint8Array | string) => ArtifactRef;
  readonly pictures?: boolean | undefined;
  /** Absent: requests and answers are counted, not kept. */
  readonly keeping?: VisitKeeping | undefined;
}

const mostRequests = 1500;
/** Pictures are not kept where none are wanted. */
const wordsOnly = Promise.resolve<Keeping>('words');
/** Time for bodies that are still on their way when a document is left. */
const bodyMs = 1000;

/**
 * Opens a fresh context and tab, with autoconsent waiting in a world of its own. Throws when the browser is gone.
 * @param visit name under which the web archive keeps what is sent and received
 */
export async function openSession(tools: SessionTools, visit: string): Promise<StateSession> {
  const { limits, deadline, words } = tools;
  const context = await tools.openContext();
  const keeps = networkTools(tools.keeping, visit, limits, tools.pictures === false ? { keeping: wordsOnly } : {});
  const channel = `v${randomUUID()}`;
  const phases: ConsentPhase[] = [];
  const screenshots: { name: string; artifact: ArtifactRef }[] = [];
  const ledger = openCookieLedger(context);
  let document: OpenDocument | undefined;
  let sent = 0;
  let otherBox = false;
  let phaseFrom = Date.now();

  async function close(): Promise<void> {
    ledger.end();
    document?.release();
    await withTimeLimit(context.close(), 4000).catch(() => undefined);
  }

  try {
    const tab = await openTab(context);
    const link = createAutoconsentLink();
    const worlds = await openWorlds(tab, {
      isolated: autoconsentProgram(),
      main: `(() => { const __name = (f) => f; (${countCookieAccess})(${JSON.stringify(channel)}); })()`,
      onMessage: link.onMessage,
    });
    link.connect(worlds);

    return {
      tab,
      worlds,
      link,
      phases,
      screenshots,
      async open(url) {
        await document?.network.drain(bodyMs);
        document?.release();
        await roomFor(tools.keeping);
        link.forget();
        phaseFrom = Date.now();
        sent = 0;
        ledger.begin(phaseFrom);
        const opened = await openDocument(tab, url, limits, deadline, keeps);
        // A banner that is not on a page that broke off may only not have arrived.
        const brokeOff = { obstacle: 'timeout' as const, detail: `${url} never finished loading.` };
        document = opened.loadState === 'navigation-timeout' ? { failure: brokeOff, ...opened } : opened;
        return document;
      },
      readBanner: () =>
        readBanner(worlds, words, {
          layer: 1,
          clicksBefore: 0,
          onOther: () => {
            otherBox = true;
          },
        }),
      sawOtherBox: () => otherBox,
      async endPhase(name, bannerVisible) {
        if (!document) return;
        await document.network.drain(tools.keeping ? bodyMs : 300);
        const url = tab.page.url();
        const all = document.network.requests(url);
        const inPhase = all.slice(sent);
        sent = all.length;
        const endedAt = Date.now();
        phases.push({
          name,
          url,
          startedAt: new Date(phaseFrom).toISOString(),
          durationMs: endedAt - phaseFrom,
          bannerVisible,
          cookies: await ledger.take(name, url, document.network.setCookies),
          storage: await storageOf(worlds),
          requests: keepMostTelling(inPhase),
          requestsLeftOut: Math.max(0, inPhase.length - mostRequests),
          cookieAccess: await cookieAccessOf(worlds, channel, url),
        });
        phaseFrom = endedAt;
      },
      async shoot(name) {
        const image = tools.pictures === false ? undefined : await screenshot(tab, 4000);
        if (image) screenshots.push({ name, artifact: tools.writeArtifact(`consent/${name}.jpg`, image) });
      },
      async close() {
        worlds.stop();
        await closeTab(tab);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Third parties first when not all can be kept; order of sending otherwise. */
function keepMostTelling(requests: readonly RequestRecord[]): readonly RequestRecord[] {
  if (requests.length <= mostRequests) return requests;
  const third = requests.filter((request) => request.thirdParty).slice(0, mostRequests);
  const own = requests.filter((request) => !request.thirdParty).slice(0, mostRequests - third.length);
  const kept = new Set([...third, ...own]);
  return requests.filter((request) => kept.has(request));
}

/** Web storage of every frame, each origin once. */
async function storageOf(worlds: ConsentWorlds): Promise<readonly StorageRecord[]> {
  const found = new Map<string, StorageRecord>();
  for (const world of worlds.all()) {
    const read = await worlds.run<StorageRecord[]>(world, `(${readStorage})(500)`).catch(() => []);
    for (const record of typeof read === 'symbol' ? [] : read) {
      found.set(`${record.kind}\n${record.origin}\n${record.key}`, record);
    }
  }
  return [...found.values()];
}

/** Counted since the document began, all frames together. */
async function cookieAccessOf(worlds: ConsentWorlds, channel: string, pageUrl: string): Promise<readonly CookieAccess[]> {
  const byScript = new Map<string, CookieAccess>();
  for (const world of worlds.all()) {
    const asked = `(${askCookieAccess})(${JSON.stringify(channel)})`;
    const read = await worlds.run<readonly ScriptAccess[]>(world, asked).catch(() => []);
    for (const { script, reads, writes, names } of typeof read === 'symbol' ? [] : read) {
      const before = byScript.get(script);
      byScript.set(script, {
        script,
        thirdParty: isThirdParty(script, pageUrl),
        reads: (before?.reads ?? 0) + reads,
        writes: (before?.writes ?? 0) + writes,
        names: [...new Set([...(before?.names ?? []), ...names])].slice(0, 30),
      });
    }
  }
  return [...byScript.values()];
}
