import type { FailedAttempt } from '../evidence/page-record.js';
import type { CrawlState } from './crawl-state.js';
import { emptyVisit } from './empty-visit.js';
import { failureCodeOf, isTransient } from './failure-code.js';
import { pause } from './time-limit.js';
import type { LeftPage, Visit, VisitRequest } from './visit.js';
import { visitPage } from './visit-page.js';

export const aborted = Symbol('aborted');

/** Pages that are asked whether the service is for adults: one that is says so on all of them. */
const askedIfAdult = 5;

type Request = Omit<VisitRequest, 'deadline'>;

/**
 * Visits a page when its host may be asked, and again when what went wrong may pass: the browser or its tab died, the
 * connection broke, the site asked to come back later. The tries that failed are kept with the page. A visit whose browser died each
 * time is a page too, with nothing on it but that. Resolves to `aborted`
 * when the capture was interrupted meanwhile, to a LeftPage when its words were a signal of abuse material. Throws AuditError when no browser can be kept alive.
 */
export async function visitPolitely(state: CrawlState, request: Request): Promise<Visit | LeftPage | typeof aborted> {
  const { limits, options, pace } = state;
  const attempts: FailedAttempt[] = [];
  for (let attempt = 1; ; attempt++) {
    await pace.turn(request.url);
    const visit = await visitOnce(state, request);
    if (visit === aborted || 'left' in visit) return visit;
    const code = visit.page.failure;
    if (code === 'rate-limited' || visit.page.status === 503) pace.slowDown(request.url);
    const waitMs = code && isTransient(code) ? waitBefore(visit, attempt, state) : undefined;
    const again = code !== undefined && waitMs !== undefined && attempt < limits.attempts && Date.now() + waitMs < state.deadline;
    if (!again) return withAttempts(visit, attempts);
    attempts.push({
      at: new Date().toISOString(),
      code,
      transient: true,
      detail: visit.page.detail ?? `HTTP ${visit.page.status}`,
    });
    state.emit({ type: 'retry', url: request.url, code, attempt: attempt + 1, waitMs });
    await pause(waitMs, options.signal);
  }
}

const withAttempts = (visit: Visit, attempts: readonly FailedAttempt[]): Visit =>
  attempts.length === 0 ? visit : { ...visit, page: { ...visit.page, attempts } };

/** How long to wait before the next try; undefined when it is asked to wait longer than this capture may. Milliseconds. */
function waitBefore(visit: Visit, attempt: number, { limits }: CrawlState): number | undefined {
  const asked = retryAfterMs(visit, Date.now());
  // A plain 500 is a fault of the page, not of the moment.
  if (asked === undefined && visit.page.status === 500) return undefined;
  if (asked === undefined) return limits.backOffMs * 2 ** (attempt - 1);
  return asked <= limits.retryAfterMs ? asked : undefined;
}

async function visitOnce(state: CrawlState, request: Request): Promise<Visit | LeftPage | typeof aborted> {
  const { limits, options, house } = state;
  if (options.signal?.aborted) return aborted;
  let stopListening: () => void = () => undefined;
  const interruption = new Promise<typeof aborted>((resolve) => {
    const onAbort = () => resolve(aborted);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    stopListening = () => options.signal?.removeEventListener('abort', onAbort);
  });
  await state.writer.archive?.room();
  const lease = await house.lease(request.persona);
  let spoilt = true;
  try {
    const visiting = visitPage(
      lease.tab,
      { ...request, deadline: state.deadline },
      {
        context: lease.context,
        limits,
        jar: state.jar,
        viewport: options.viewport,
        device: options.device,
        digests: state.digests,
        archive: state.writer.archive,
        watch: state.watch,
        pictures: state.pictures,
        isForAdults: state.pages.length < askedIfAdult ? options.engine.isForAdults : undefined,
        settled: state.settled,
        addressOf: state.guard.addressOf,
        failureOf: state.guard.failureOf,
        signal: options.signal,
        // Controls that are worked ask the site again.
        onLoaded: request.explore === undefined ? lease.loaded : undefined,
      },
    );
    visiting.catch(() => undefined);
    const visit = await Promise.race([visiting, interruption]);
    spoilt = visit === aborted || 'left' in visit || visit.spoilt;
    return visit;
  } catch (error) {
    const said = (String((error as Error)?.message ?? error).split('\n')[0] ?? '').slice(0, 200);
    return emptyVisit(request, {
      detail: `The browser failed while it visited ${request.url}: ${said}.`,
      failure: failureCodeOf({ said, status: null }) ?? 'other',
      viewport: options.viewport,
    });
  } finally {
    stopListening();
    await lease.release(spoilt);
  }
}

/** Milliseconds a 429 or 503 asks to wait (RFC 9110 §10.2.3: seconds or a date); undefined when it asks for nothing. */
export function retryAfterMs(visit: Pick<Visit, 'page'>, now: number): number | undefined {
  if (visit.page.status !== 429 && visit.page.status !== 503) return undefined;
  const value = visit.page.hops.at(-1)?.headers['retry-after']?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
