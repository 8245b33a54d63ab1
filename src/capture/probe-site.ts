import type { AbuseSignal } from '../evidence/abuse-signal.js';
import type { ArtifactRef, Persona } from '../evidence/page-record.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import { sha256 } from '../evidence/sha256.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { ProbeDefinition } from '../ruleset/probe-definition.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { openAbuseWatch } from './abuse-watch.js';
import { createBrowserHouse } from './browser-house.js';
import { resolveBrowser } from './browser-resolution.js';
import { type CaptureOptions, type CaptureSecrets, defaultLimits } from './capture-options.js';
import { consentWords } from './consent/consent-words.js';
import { allowedPrivateHosts, startGuard } from './guard/start-guard.js';
import { probePlace } from './kept-probes.js';
import { openPictureSwitch } from './picture-switch.js';
import type { ProbeTools } from './probes/probe-tools.js';
import { runProbe } from './probes/run-probe.js';
import { runInOrder } from './run-in-order.js';
import { resolveVisibleBrowser } from './visible-browser.js';

export interface ProbeSiteOptions
  extends Pick<CaptureOptions, 'locale' | 'timezone' | 'version' | 'viewport' | 'userAgent' | 'allowPrivate' | 'browserPath'> {
  readonly ruleset: Ruleset;
  readonly engine: FactEngine;
  readonly secrets?: CaptureSecrets | undefined;
  readonly allowRequests: readonly string[];
  /** Opens a window that a person can watch. */
  readonly headed?: boolean;
  /** One walk only, for somebody who watches. */
  readonly once?: boolean;
  /** Pause after each step, milliseconds. */
  readonly slowMs?: number;
  /** Keeps pictures and pages; they are forgotten when absent. */
  readonly writeArtifact?: (path: string, content: Uint8Array | string) => ArtifactRef;
  readonly signal?: AbortSignal | undefined;
  /** Told of a page that was left because its words suggest abuse material. */
  readonly onAbuseSignal?: (signal: AbuseSignal) => void;
  /** Walks side by side, each of a task of its own (default 1). */
  readonly lanes?: number;
}

/** One probe to run from one address. */
export interface ProbeTask {
  readonly probe: ProbeDefinition;
  readonly url: string;
}

/** Longest time of one probe, all its walks together. Milliseconds. */
const probeMs = 240_000;

const forget = (path: string, content: Uint8Array | string): ArtifactRef => {
  const bytes = Buffer.from(content as Uint8Array);
  return { path, sha256: sha256(bytes), bytes: bytes.length };
};

/**
 * Runs probes outside an audit, each from an address, in one browser. Nothing is sent, as in an audit.
 * Throws AuditError when no browser can be started.
 */
export async function probeSite(tasks: readonly ProbeTask[], options: ProbeSiteOptions): Promise<readonly ProbeRecord[]> {
  const { ruleset, engine, headed = false, allowPrivate = [] } = options;
  const resolved = await (headed ? resolveVisibleBrowser : resolveBrowser)({ browserPath: options.browserPath });
  const hosts = tasks.flatMap(({ url }) => [...allowedPrivateHosts(url, [])]);
  const guard = await startGuard({
    allowPrivate: allowedPrivateHosts(tasks[0]?.url ?? 'http://localhost/', [...allowPrivate, ...hosts]),
    upstreamProxy: options.secrets?.proxy,
    limits: { siteBytes: defaultLimits.siteBytes, connectMs: 15_000 },
  });
  const capture: CaptureOptions = {
    ...options,
    entryUrl: tasks[0]?.url ?? 'http://localhost/',
    directory: '',
    ruleset,
    engine,
    maxPages: 1,
    maxDepth: 0,
    maxSeconds: probeMs / 1000,
    command: [],
  };
  const house = createBrowserHouse({
    resolved,
    options: capture,
    limits: defaultLimits,
    guard,
    emit: () => undefined,
    pictures: openPictureSwitch(),
    visible: headed,
  });
  const persona: Persona = options.secrets?.storageState ? 'member' : 'visitor';
  const tools: Omit<ProbeTools, 'deadline'> = {
    openContext: (as) => house.freshContext(as),
    engine,
    consent: consentWords(ruleset.lexicons),
    limits: defaultLimits,
    allowed: options.allowRequests.map((pattern) => new RegExp(pattern)),
    writeArtifact: options.writeArtifact ?? forget,
    watch: openAbuseWatch({ ruleset, onSignal: (signal) => options.onAbuseSignal?.(signal) }),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.once === undefined ? {} : { once: options.once }),
    ...(options.slowMs === undefined ? {} : { slowMs: options.slowMs }),
  };
  const records: ProbeRecord[] = [];
  const waiting = tasks.map((task, index) => ({ ...task, page: `p${String(index + 1).padStart(4, '0')}` }));
  try {
    await runInOrder({
      window: tasks.length,
      lanes: options.lanes ?? 1,
      next: () => waiting.shift(),
      run: async ({ probe, url, page }: ProbeTask & { readonly page: string }) => {
        if (options.signal?.aborted) return undefined;
        const deadline = Date.now() + probeMs;
        return runProbe(probe, { page, url }, persona, probePlace(probe.id, persona, page), { ...tools, deadline });
      },
      apply: (_, record: ProbeRecord | undefined) => {
        if (record !== undefined) records.push(record);
      },
    });
    return records;
  } finally {
    await house.close();
    await guard.close();
  }
}
