import { createHash } from 'node:crypto';
import { EvidenceError } from '../errors.js';
import type { EvidenceBundle } from '../evidence/bundle.js';
import type { CaptureRecord, EnvironmentRecord, SkippedUrl, SlugTry } from '../evidence/capture-record.js';
import { consentFile } from '../evidence/consent-record.js';
import type { PageRecord } from '../evidence/page-record.js';
import { partyOf } from '../evidence/party.js';
import { probesFile } from '../evidence/probe-record.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import type { ExamplePage, RuleExample } from '../ruleset/examples.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { pageTypes } from '../ruleset/vocabulary.js';
import { exampleConsent } from './example-consent.js';
import { exampleDay } from './example-pages.js';
import { exampleProbe } from './example-probe.js';
import { exampleReports } from './example-report.js';
import { inScope, urlKey } from './site-url.js';

/** Day on which examples without `asOf` are captured; fixed, so that examples do not age by themselves. */
const capturedAt = `${exampleDay}T12:00:00.000Z`;
const endedAt = `${exampleDay}T12:01:00.000Z`;
const origin = 'https://exemple.example';

/** An example's pages as a capture that never was, and how to read them. */
export interface ExampleCapture {
  readonly bundle: EvidenceBundle;
  readonly viewOf: (record: PageRecord) => PageView;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const urlOf = (page: ExamplePage, index: number): string => page.url ?? `${origin}/${index + 1}`;

function recordOf(page: ExamplePage, index: number, view: PageView): PageRecord {
  const id = `p${String(index + 1).padStart(4, '0')}`;
  const url = urlOf(page, index);
  return {
    id,
    requestedUrl: url,
    url,
    status: 200,
    contentType: 'text/html',
    title: view.title,
    lang: '',
    // A first page that is declared to be something else is not the page at which the visit began.
    depth: index === 0 && (page.type === undefined || page.type === 'home') ? 0 : 1,
    ...(index === 0 ? {} : { foundOn: { page: 'p0001', text: '', place: 'main' as const } }),
    loadState: 'quiet',
    capturedAt,
    durationMs: 0,
    hops: [],
    links: view.links,
    forms: view.forms,
    controls: view.controls,
    cookies: view.cookies,
    storage: view.storage,
    requests: view.requests,
    dialogs: 0,
    viewport: { width: 1280, height: 800 },
    artifacts: {
      dom: { path: `records/${id}/dom.html`, sha256: sha256(page.html), bytes: Buffer.byteLength(page.html) },
    },
  };
}

/** The absence protocol carried out: every usual address answered 404, every framing link turned out to be a page already seen. */
function completed(ruleset: Ruleset, records: readonly PageRecord[], scope: string): { tries: SlugTry[]; skipped: SkippedUrl[] } {
  const visited = new Set(records.map(({ url }) => urlKey(url)));
  const base = records[0]?.url ?? origin;
  const tries = [...ruleset.pageTypes.values()].flatMap(({ id, slugs }) =>
    slugs.map((slug): SlugTry => ({ url: new URL(`/${slug.replace(/^\//, '')}`, base).href, pageType: id, status: 404 })),
  );
  const skipped = records.flatMap(({ id, links }) =>
    links
      .filter(
        ({ place, url }) =>
          ['header', 'nav', 'footer', 'body'].includes(place) && inScope(url, scope) && !visited.has(urlKey(url)),
      )
      .map(({ url, text, place }): SkippedUrl => ({ url, reason: 'duplicate', page: id, text, place, promises: [] })),
  );
  return { tries, skipped };
}

/** A footer link that could be any page, left over by the page limit. */
const leftOver: SkippedUrl = {
  url: `${origin}/plus`,
  reason: 'page-limit',
  page: 'p0001',
  text: 'Plus',
  place: 'footer',
  promises: pageTypes,
};

const environment: EnvironmentRecord = {
  tool: { name: 'vigie', version: 'example' },
  node: '',
  os: { platform: '', release: '', arch: '' },
  browser: { name: 'none', version: '', source: 'example', headless: 'shell', sandbox: true, userAgent: '' },
  rulesetDigest: '',
  command: [],
};

const idOf = (index: number): string => `p${String(index + 1).padStart(4, '0')}`;

const probesOf = (page: ExamplePage, index: number) =>
  (page.probes ?? []).map((probe) => exampleProbe(probe, idOf(index), urlOf(page, index)));

/** Builds a capture in memory from the pages of a rule's example, its coverage really complete or really not. */
export function exampleCapture(ruleset: Ruleset, engine: FactEngine, example: RuleExample): ExampleCapture {
  const pages = example.pages ?? [];
  const recorded = pages[0]?.consent === undefined ? undefined : exampleConsent(pages[0].consent, urlOf(pages[0], 0));
  const views = pages.map((page, index) =>
    engine.viewOfDocument({
      source: idOf(index),
      content: page.html,
      format: 'html',
      url: urlOf(page, index),
      ...(page.type === undefined ? {} : { pageType: page.type }),
      ...(page.cookies === undefined ? {} : { cookies: page.cookies }),
      ...(page.requests === undefined ? {} : { requests: page.requests }),
      ...(recorded === undefined || index > 0 ? {} : { consent: recorded }),
      probes: probesOf(page, index),
      reports: exampleReports(ruleset, page.report, idOf(index)),
      ...(page.gone === undefined ? {} : { gone: page.gone }),
      day: exampleDay,
    }),
  );
  const records = pages.map((page, index) => recordOf(page, index, views[index] as PageView));
  const entryUrl = records[0]?.url ?? `${origin}/`;
  const scope = partyOf(entryUrl);
  const complete = example.coverage === 'complete';
  const { tries, skipped } = complete
    ? completed(ruleset, records, scope)
    : { tries: [], skipped: [{ ...leftOver, url: new URL('/plus', entryUrl).href }] };
  const capture: CaptureRecord = {
    schema: 1,
    entryUrl,
    finalEntryUrl: entryUrl,
    scope,
    startedAt: capturedAt,
    endedAt,
    status: complete ? 'complete' : 'partial',
    ...(complete ? {} : { stoppedBy: 'page-limit' as const }),
    options: {
      maxPages: records.length,
      maxDepth: 3,
      maxSeconds: 60,
      locale: 'fr-FR',
      timezone: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
    },
    pages: records.map(({ id }) => id),
    sitemap: null,
    robots: null,
    slugTries: tries,
  };
  const probes = pages.flatMap(probesOf);
  const files = [
    ...(recorded === undefined ? [] : [[consentFile, JSON.stringify(recorded)] as const]),
    ...(probes.length === 0 ? [] : [[probesFile, JSON.stringify({ schema: 1, probes })] as const]),
  ];
  const texts = new Map([
    ...files,
    ...records.map(({ artifacts }, index) => [artifacts.dom?.path ?? '', pages[index]?.html ?? ''] as const),
  ]);
  const readText = (path: string): string => {
    const text = texts.get(path);
    if (text === undefined) throw new EvidenceError(`The example holds no file ${path}.`, { code: 'artifact-missing' });
    return text;
  };
  const byId = new Map(records.map(({ id }, index) => [id, views[index] as PageView]));
  return {
    bundle: {
      directory: '',
      digest: '',
      capture,
      environment,
      pages: records,
      skipped,
      ...(recorded === undefined ? {} : { consent: recorded }),
      ...(probes.length === 0 ? {} : { probes }),
      readText,
      readBytes: (path) => new TextEncoder().encode(readText(path)),
    },
    viewOf: (record) => byId.get(record.id) as PageView,
  };
}
