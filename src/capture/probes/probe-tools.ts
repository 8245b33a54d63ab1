import type { BrowserContext } from 'playwright-core';
import type { ArtifactRef, Persona } from '../../evidence/page-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { AbuseWatch } from '../abuse-watch.js';
import type { CaptureLimits } from '../capture-options.js';
import type { ConsentWords } from '../consent/consent-words.js';
import type { DeviceName } from '../device.js';
import type { SettleMemory } from '../settle-memory.js';
import type { VisitKeeping } from '../visit-keeping.js';

/** What the walks of a probe need. */
export interface ProbeTools {
  readonly openContext: (as: { readonly persona: Persona; readonly device: DeviceName }) => Promise<BrowserContext>;
  readonly engine: FactEngine;
  /** The words of consent banners. */
  readonly consent: ConsentWords;
  readonly limits: CaptureLimits;
  /** Patterns of addresses to which anything may be sent: the auditor's own test platform. */
  readonly allowed: readonly RegExp[];
  readonly writeArtifact: (path: string, content: Uint8Array | string) => ArtifactRef;
  /** Absent: requests and answers are listed, not kept. */
  readonly keeping?: VisitKeeping | undefined;
  /** False: no picture or film is loaded, photographed or kept. */
  readonly pictures?: boolean | undefined;
  /** What the crawl learned of pages that never change late. */
  readonly settled?: SettleMemory | undefined;
  /** A seat for a page that loads, given back once it has: walks mostly wait, and more of them may do so than may load. */
  readonly seat?: (() => Promise<() => void>) | undefined;
  /** What turns away from pages whose words are a signal of abuse material. */
  readonly watch?: AbuseWatch | undefined;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** One walk at a desk and no more, for somebody who watches: nothing is confirmed by a second one. */
  readonly once?: boolean | undefined;
  /** Pause after each step, for somebody who watches; milliseconds. */
  readonly slowMs?: number | undefined;
}

/** Where a probe begins. */
export interface ProbeStart {
  /** Id of the page record. */
  readonly page: string;
  readonly url: string;
}
