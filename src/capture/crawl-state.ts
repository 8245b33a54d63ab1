import type { BrowserContext } from 'playwright-core';
import type { BundleWriter } from '../evidence/bundle-writer.js';
import type { CaptureRecord, SlugTry } from '../evidence/capture-record.js';
import type { PageRecord } from '../evidence/page-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { CaptureEvent } from './capture-event.js';
import type { CaptureLimits, CaptureOptions } from './capture-options.js';
import { type CookieJar, createCookieJar } from './cookie-watch.js';
import { createFrontier, type Frontier } from './frontier.js';
import { type LightAnswer, lightGet } from './light-get.js';
import { type Scope, scopeOf } from './scope.js';
import { createSiteRobots, type SiteRobots } from './site-robots.js';
import { createSkippedLog, type SkippedLog } from './skipped-log.js';
import type { Visit } from './visit-page.js';

/** Why the crawl ends early, with one sentence for people. */
export interface CrawlStop {
  readonly status: 'partial' | 'failed';
  readonly by: NonNullable<CaptureRecord['stoppedBy']>;
  readonly detail: string;
}

/** Everything one visit of a site keeps while it runs. */
export interface CrawlState {
  readonly options: CaptureOptions;
  readonly limits: CaptureLimits;
  readonly context: BrowserContext;
  readonly writer: BundleWriter;
  readonly emit: (event: CaptureEvent) => void;
  readonly frontier: Frontier;
  readonly skipped: SkippedLog;
  readonly robots: SiteRobots;
  readonly jar: CookieJar;
  readonly pages: PageRecord[];
  readonly slugTries: SlugTry[];
  /** Types promised by links that led to a readable page. */
  readonly foundTypes: Set<PageType>;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly get: (url: string, timeoutMs: number) => Promise<LightAnswer>;
  scope: Scope;
  finalEntryUrl: string;
  sitemap: CaptureRecord['sitemap'];
  robotsRead: CaptureRecord['robots'];
  stop: CrawlStop | undefined;
  /** Pages in a row that a wall stood before. */
  wallsInARow: number;
}

const lightBytes = 1_000_000;

export function createCrawlState(input: {
  readonly options: CaptureOptions;
  readonly limits: CaptureLimits;
  readonly context: BrowserContext;
  readonly writer: BundleWriter;
  readonly userAgent: string;
  readonly startedAt: number;
  readonly emit: (event: CaptureEvent) => void;
}): CrawlState {
  const { options } = input;
  const get = (url: string, timeoutMs: number): Promise<LightAnswer> =>
    lightGet(url, {
      userAgent: input.userAgent,
      locale: options.locale,
      timeoutMs,
      maxBytes: lightBytes,
      accepts: (target) => state.scope.includes(target),
      signal: options.signal,
    });
  const state: CrawlState = {
    options,
    limits: input.limits,
    context: input.context,
    writer: input.writer,
    emit: input.emit,
    frontier: createFrontier(),
    skipped: createSkippedLog(),
    robots: createSiteRobots((url) => get(url, 3000)),
    jar: createCookieJar(),
    pages: [],
    slugTries: [],
    foundTypes: new Set(),
    deadline: input.startedAt + options.maxSeconds * 1000,
    get,
    scope: scopeOf(options.entryUrl),
    finalEntryUrl: options.entryUrl,
    sitemap: null,
    robotsRead: null,
    stop: undefined,
    wallsInARow: 0,
  };
  return state;
}

/** Gives the page its id, writes it at once and tells about it. */
export function keepPage(state: CrawlState, visit: Visit): PageRecord {
  const id = `p${String(state.pages.length + 1).padStart(4, '0')}`;
  const page = state.writer.writePage({ id, ...visit.page }, visit.content);
  state.pages.push(page);
  state.frontier.markVisited(page.requestedUrl);
  if (page.url.startsWith('http')) state.frontier.markVisited(page.url);
  state.emit({
    type: 'page-done',
    id,
    url: page.url,
    status: page.status,
    loadState: page.loadState,
    ...(page.obstacle ? { obstacle: page.obstacle } : {}),
    durationMs: page.durationMs,
    pages: state.pages.length,
    maxPages: state.options.maxPages,
    queued: state.frontier.size(),
  });
  return page;
}
