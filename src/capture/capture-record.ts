import { jsonLines } from '../evidence/bundle-writer.js';
import type { CaptureRecord, CrawlTrap } from '../evidence/capture-record.js';
import type { CaptureRequest } from './capture-request.js';
import type { CrawlState } from './crawl-state.js';
import type { Guard } from './guard/start-guard.js';

/** `capture.json` from what each persona's visit left; the first is the visitor's, whose end is the capture's. */
export function captureRecord(
  states: readonly CrawlState[],
  request: CaptureRequest,
  resumedAt: readonly string[],
): CaptureRecord {
  const [state] = states;
  if (!state) throw new Error('A capture has at least one persona.');
  const { options, frontier, guard } = state;
  const stop = state.stop ?? states.find((other) => other.stop)?.stop;
  const entry = state.pages[0];
  const entryDetail = entry?.loadState === 'navigation-timeout' || entry?.obstacle ? entry.detail : undefined;
  const detail = stop?.detail ?? entryDetail;
  const needs = frontier.needs();
  const totals = guard.totals();
  const abuseSignals = state.watch.all();
  const picturesOff = state.pictures.stopped();
  return {
    schema: 1,
    entryUrl: options.entryUrl,
    finalEntryUrl: state.finalEntryUrl,
    scope: state.scope.label,
    startedAt: request.startedAt,
    endedAt: new Date().toISOString(),
    status: stop?.status ?? (entryDetail ? 'partial' : 'complete'),
    ...(stop ? { stoppedBy: stop.by } : {}),
    ...(detail ? { detail } : {}),
    options: request.options,
    pages: states.flatMap(({ pages }) => pages.map(({ id }) => id)).sort(),
    sitemap: state.sitemap,
    robots: state.robotsRead,
    slugTries: state.slugTries,
    ...(state.askedAgain.length > 0 ? { askedAgain: state.askedAgain } : {}),
    needs: { met: needs.met, unmet: needs.unmet },
    templates: states.flatMap((each) => each.frontier.templates()),
    traps: trapsOf(states),
    personas: states.map(({ persona }) => persona),
    ...(resumedAt.length > 0 ? { resumedAt } : {}),
    network: { bytesReceived: totals.bytesReceived, connections: totals.connections, refused: totals.refused },
    ...(abuseSignals.length > 0 ? { abuseSignals } : {}),
    ...(picturesOff === undefined ? {} : { picturesOff }),
  };
}

/** Spaces without end, each once: the member walks past those that the visitor left alone. */
function trapsOf(states: readonly CrawlState[]): readonly CrawlTrap[] {
  const all = states.flatMap(({ frontier }) => frontier.traps());
  return all.filter((trap, at) => all.findIndex(({ pattern }) => pattern === trap.pattern) === at);
}

/** The scores of every candidate and every connection made or refused. */
export function writeSideFiles(states: readonly CrawlState[], guard: Guard): void {
  const [state] = states;
  if (!state) return;
  const entries = states.flatMap(({ frontier, persona, stop }) =>
    frontier
      .entries(stop?.by === 'time-limit' || stop?.by === 'interrupted' ? stop.by : 'page-limit')
      .map((entry) => (persona === 'visitor' ? entry : { ...entry, persona })),
  );
  state.writer.writeFile('reports/frontier.jsonl', jsonLines(entries));
  state.writer.writeFile('network/connections.jsonl', jsonLines(guard.connections()));
}
