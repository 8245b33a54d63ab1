import type { LoadState, Obstacle } from '../../evidence/page-record.js';
import type { CaptureLimits } from '../capture-options.js';
import { type NetworkLog, type NetworkTools, watchNetwork } from '../network-log.js';
import { obstacleOf, obstacleSentence } from '../obstacle.js';
import { openPage } from '../open-page.js';
import { readPage } from '../record-page.js';
import type { SettleMemory } from '../settle-memory.js';
import type { Tab } from '../tab.js';
import { guardTab, type TabGuard } from '../tab-guard.js';

/** One document of a state, from its navigation on. */
export interface OpenDocument {
  readonly startedAt: number;
  readonly network: NetworkLog;
  readonly release: () => void;
  /** How far it came; one that never finished loading may lack what is sought in it. */
  readonly loadState: LoadState;
  /** Why a visitor's page was not received; nothing may be concluded from what it stored. */
  readonly failure?: { readonly obstacle: Obstacle; readonly detail: string };
}

/** Navigates and tells whether the visitor's page came. A wall against robots is reported, never evaded. */
export async function openDocument(
  tab: Tab,
  url: string,
  limits: CaptureLimits,
  deadline: number,
  tools: NetworkTools & { readonly settled?: SettleMemory | undefined } = {},
): Promise<OpenDocument> {
  const startedAt = Date.now();
  const network = watchNetwork(tab.page, startedAt, tools);
  const guard = guardTab(tab, limits);
  const release = () => {
    network.stop();
    guard.release();
  };
  const opening = await openPage(tab, url, { limits, network, guard, deadline, settled: tools.settled });
  const document = { startedAt, network, release, loadState: opening.loadState };
  if (opening.failure) {
    const { obstacle, detail } = opening.failure;
    return { ...document, failure: { obstacle: obstacle ?? 'unreachable', detail: detail ?? `${url} could not be reached.` } };
  }
  const failure = await wallOf(tab, url, limits, network, guard);
  return failure ? { ...document, failure } : document;
}

async function wallOf(tab: Tab, url: string, limits: CaptureLimits, network: NetworkLog, guard: TabGuard) {
  if (guard.why()) {
    return { obstacle: 'too-large' as const, detail: `${url} was stopped: it is too large or opens too many dialogs.` };
  }
  const reading = await readPage(tab, limits, 10_000);
  if (!reading) return { obstacle: 'timeout' as const, detail: `${url} did not let itself be read in time.` };
  const status = network.lastNavigation()?.status() ?? null;
  const headers = (await network.hops()).at(-1)?.headers ?? {};
  const contentType = headers['content-type'] ?? '';
  const obstacle = obstacleOf({
    requestedUrl: url,
    url: reading.url,
    status,
    contentType,
    headers,
    title: reading.title,
    text: reading.text,
    html: reading.html.slice(0, 300_000),
    hasPasswordField: reading.hasPasswordField,
  });
  return obstacle && { obstacle, detail: obstacleSentence(obstacle, reading.url, status, contentType) };
}
