import type { Obstacle, ResponseHop } from '../evidence/page-record.js';
import type { CaptureLimits } from './capture-options.js';
import type { PageReading } from './in-page/program.js';
import { navigationFailure } from './navigation-failure.js';
import { obstacleOf, obstacleSentence } from './obstacle.js';
import type { Opening } from './open-page.js';
import type { TabGuard } from './tab-guard.js';

/** How a visit went: what was seen, and what stood in the way. */
export interface Judgement {
  readonly loadState: Opening['loadState'];
  readonly obstacle?: Obstacle;
  readonly detail?: string;
}

/** Judges one visit from everything that is known of it. */
export function judgeVisit(input: {
  readonly request: { readonly url: string };
  readonly opening: Opening;
  readonly reading: PageReading | undefined;
  readonly guard: TabGuard;
  readonly status: number | null;
  readonly url: string;
  readonly contentType: string;
  readonly last: ResponseHop | undefined;
  readonly limits: CaptureLimits;
}): Judgement {
  const { request, opening, reading, guard, status, url, contentType, limits } = input;
  if (opening.failure) return opening.failure;
  const { loadState } = opening;
  if (url.startsWith('chrome-error:')) return navigationFailure(request.url, 'net::ERR_BLOCKED_BY_CLIENT');
  if (guard.why() === 'too-large') {
    const megabytes = Math.round(limits.documentBytes / 1_000_000);
    return { loadState, obstacle: 'too-large', detail: `${url} is larger than ${megabytes} MB, so its load was stopped.` };
  }
  if (guard.why() === 'dialogs') {
    const detail = `${request.url} opened more than ${limits.dialogs} dialogs, so its tab was closed.`;
    return { loadState: 'failed', obstacle: 'timeout', detail };
  }
  const bound = guard.why();
  const cut =
    bound === 'page-bytes'
      ? `${url} loaded more than ${Math.round(limits.pageBytes / 1_000_000)} MB in all, so its load was stopped.`
      : bound === 'frames'
        ? `${url} opened more than ${limits.frames} frames, so its load was stopped.`
        : undefined;
  const obstacle = obstacleOf({
    requestedUrl: request.url,
    url,
    status,
    contentType,
    headers: input.last?.headers ?? {},
    title: reading?.title ?? '',
    text: reading?.text ?? '',
    html: reading?.html.slice(0, 300_000) ?? '',
    hasPasswordField: reading?.hasPasswordField ?? false,
  });
  if (obstacle) return { loadState, obstacle, detail: obstacleSentence(obstacle, url, status, contentType) };
  if (!reading)
    return {
      loadState: 'failed',
      obstacle: 'timeout',
      detail: cut ?? `${url} did not let itself be read in time: its scripts kept it busy.`,
    };
  // It never finished loading, because we stopped it: what it lacks may only have been left unloaded.
  if (cut) return { loadState: 'navigation-timeout', detail: cut };
  if (loadState === 'navigation-timeout') {
    return {
      loadState,
      detail: `${url} never finished loading; what had arrived after ${limits.navigationMs / 1000} s was kept.`,
    };
  }
  return { loadState };
}
