import type { EvidenceBundle } from '../evidence/bundle.js';
import type { EnvironmentRecord } from '../evidence/capture-record.js';
import type { SealRecord } from '../evidence/seal/seal-record.js';
import type { AssessedPage, AssessedSeal, AssessedSheet, Assessment } from './assessment.js';
import type { Site } from './site.js';

/** What the assessment repeats of the capture, so that the report needs nothing else. */
export function bundleFacts({ digest, capture, environment, seal }: EvidenceBundle): Assessment['bundle'] {
  const { browser, node, os, command } = environment;
  const { viewport, locale } = capture.options;
  return {
    digest,
    entryUrl: capture.entryUrl,
    finalEntryUrl: capture.finalEntryUrl,
    startedAt: capture.startedAt,
    endedAt: capture.endedAt,
    status: capture.status,
    ...(capture.stoppedBy === undefined ? {} : { stoppedBy: capture.stoppedBy }),
    ...(capture.detail === undefined ? {} : { detail: capture.detail }),
    ...(seal === undefined ? {} : { seal: assessedSeal(seal) }),
    environment: {
      browser: `${browser.name} ${browser.version}`,
      ...(browser.warning === undefined ? {} : { browserWarning: browser.warning }),
      sandbox: browser.sandbox,
      userAgent: browser.userAgent,
      viewport: `${viewport.width}×${viewport.height}`,
      locale,
      node,
      os: `${os.platform} ${os.release} ${os.arch}`,
      ...(command.length === 0 ? {} : { command }),
      ...(environment.machine === undefined ? {} : { sheet: sheetOf(environment) }),
    },
  };
}

/** Who sealed the evidence and when, in short. */
export function assessedSeal({ key, timeStamps, retainUntil }: SealRecord): AssessedSeal {
  return {
    ...(key === undefined ? {} : { key: key.fingerprint }),
    timeStamps: timeStamps.map(({ data: _d, askedAt: _a, request: _q, response: _r, ...stamp }) => stamp),
    ...(retainUntil === undefined ? {} : { retainUntil }),
  };
}

function sheetOf({ rulesetDigest: _digest, command: _command, ...sheet }: EnvironmentRecord): AssessedSheet {
  return sheet;
}

/** Every page of the capture, read or not, in order of visit. */
export function assessedPages(site: Site): AssessedPage[] {
  const views = new Map(site.readable.map(({ record, view }) => [record.id, view]));
  return [...site.bundle.pages]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((page) => {
      const view = views.get(page.id);
      const { dom, text, screenshot } = page.artifacts;
      return {
        id: page.id,
        url: page.url,
        title: page.title,
        status: page.status,
        types: view?.types ?? [],
        language: view?.language.code ?? '',
        capturedAt: page.capturedAt,
        loadState: page.loadState,
        ...(page.obstacle === undefined ? {} : { obstacle: page.obstacle }),
        ...(page.foundOn === undefined ? {} : { foundOn: page.foundOn }),
        ...(screenshot === undefined ? {} : { screenshot: screenshot.path }),
        ...(page.persona === undefined ? {} : { persona: page.persona }),
        ...(page.failure === undefined ? {} : { failure: page.failure }),
        ...(page.attempts === undefined ? {} : { attempts: page.attempts }),
        ...(page.document === undefined ? {} : { document: page.document }),
        ...(page.template === undefined ? {} : { template: page.template }),
        sha256: (dom ?? text)?.sha256 ?? '',
      };
    });
}

const byUrl = (a: { readonly url: string; readonly reason: string }, b: { readonly url: string; readonly reason: string }) =>
  a.url < b.url ? -1 : a.url > b.url ? 1 : a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0;

/** Addresses that were seen and not visited, sorted. */
export function skippedFacts(bundle: EvidenceBundle): Assessment['skipped'] {
  return [...bundle.skipped].sort(byUrl).map(({ url, reason, text, promises }) => ({
    url,
    reason,
    ...(text === undefined ? {} : { text }),
    promises,
  }));
}
