import { AuditError, UsageError } from '../errors.js';
import { createBundleWriter, eventsPath } from '../evidence/bundle-writer.js';
import type { CaptureRecord } from '../evidence/capture-record.js';
import { appendCustody } from '../evidence/custody-log.js';
import type { Persona } from '../evidence/page-record.js';
import { createSecretScrubber } from '../evidence/secret-scrubber.js';
import { openAbuseWatch } from './abuse-watch.js';
import type { Keeping } from './archive-exchange.js';
import { archiveOptions } from './archive-options.js';
import { archivedFetch } from './archived-fetch.js';
import { createBrowserHouse } from './browser-house.js';
import { assertOpens, resolveBrowser } from './browser-resolution.js';
import type { CaptureEvent } from './capture-event.js';
import { type CaptureOptions, defaultLimits } from './capture-options.js';
import { captureRecord, writeSideFiles } from './capture-record.js';
import { type CaptureRequest, openRequest, recordedOptions } from './capture-request.js';
import { recordConsent } from './consent-visit.js';
import { crawlSite } from './crawl-site.js';
import { type CrawlState, createCrawlState, neededTypes, usualSamples } from './crawl-state.js';
import { openEnvironmentSheet } from './environment/gather-environment.js';
import { allowedPrivateHosts, startGuard } from './guard/start-guard.js';
import { adoptPage } from './keep-page.js';
import { keptProbes } from './kept-probes.js';
import { describeBrowser } from './launch-browser.js';
import { openPictureSwitch } from './picture-switch.js';
import { runProbes } from './probes-visit.js';
import { resumptionsOf } from './resumptions.js';
import { secretValues } from './secret-values.js';
import { createSkippedLog } from './skipped-log.js';
import { keepHeapSmall } from './small-heap.js';
import { stampStart, tellStamp } from './stamp-start.js';
import { openVisitJournal } from './visit-journal.js';

export type { CaptureEvent } from './capture-event.js';
export type { CaptureLimits, CaptureOptions, LinkPromises } from './capture-options.js';

/** Longest wait for a connection, milliseconds. */
const connectMs = 15_000;

/**
 * Visits a site from its entry page, reading only, and writes what it saw as an evidence bundle into `options.directory`.
 * A site that cannot be visited is no exception: the bundle is written and the record says `failed` or `partial` and why.
 * Throws UsageError for an address that is no web address or a resumed capture that differs, EvidenceError when the folder cannot
 * be written, AuditError when no browser can be started. An aborted signal seals what was captured (`stoppedBy: interrupted`).
 */
export async function captureSite(options: CaptureOptions): Promise<CaptureRecord> {
  assertWebAddress(options.entryUrl);
  const begunAt = Date.now();
  const begunTicks = performance.now();
  const limits = { ...defaultLimits, ...options.limits };
  const resolved = await resolveBrowser({ browserPath: options.browserPath });
  assertOpens(resolved, options.entryUrl);
  const writer = createBundleWriter(options.directory, {
    resume: options.resume ?? false,
    scrubber: createSecretScrubber(secretValues(options.secrets)),
    ...(options.webArchive === false ? {} : { archive: archiveOptions(options) }),
  });
  const request = openRequest(writer, options, {
    schema: 1,
    entryUrl: options.entryUrl,
    startedAt: new Date(begunAt).toISOString(),
    version: options.version,
    rulesetDigest: options.ruleset.digest,
    options: recordedOptions(options, limits, options.samples ?? usualSamples),
    needs: neededTypes(options),
    ...(options.sheet ? { sheet: options.sheet } : {}),
  });
  const emit = (event: CaptureEvent) => {
    const now = Date.now();
    const monotonicMs = Math.round((performance.now() - begunTicks) * 1000) / 1000;
    writer.appendLine(eventsPath, { ts: new Date(now).toISOString(), ms: now - begunAt, ...event, monotonicMs });
    options.onEvent?.(event);
  };
  const started = await startGuard({
    allowPrivate: allowedPrivateHosts(options.entryUrl, options.allowPrivate ?? []),
    upstreamProxy: options.secrets?.proxy,
    limits: { siteBytes: limits.siteBytes, connectMs },
    ...(options.resolve ? { resolve: options.resolve } : {}),
    onRefused: ({ host, reason }) => emit({ type: 'refused', host, reason }),
  });
  const { archive } = writer;
  const fetchHeld = (keeping?: Promise<Keeping>) =>
    archive ? archivedFetch(started.fetch, archive, started.addressOf, keeping) : started.fetch;
  const guard = { ...started, fetch: fetchHeld() };
  const sheet = openEnvironmentSheet({ ...options, request, resolved, guard });
  const pictures = openPictureSwitch(options.media, writer);
  const watch = openAbuseWatch({
    writer,
    ruleset: options.ruleset,
    list: options.signalList,
    cleared: options.cleared,
    onSignal({ url, place, trigger }) {
      emit({ type: 'abuse-signal', url, place, trigger });
      pictures.offForSignal();
    },
  });
  const house = createBrowserHouse({ resolved, options, limits, guard, emit, pictures, onContext: sheet.onContext });
  const letHeapGrow = keepHeapSmall();
  try {
    if (watch.all().length > 0) pictures.offForSignal();
    pictures.onOff(() => emit({ type: 'pictures-off', why: pictures.stopped()?.why ?? 'adult' }));
    emit({ type: 'started', entryUrl: options.entryUrl, directory: options.directory });
    tellStamp(await stampStart(writer, options.sealing, request), options.sealing, emit);
    const journal = openVisitJournal(writer);
    if (options.resume) emit({ type: 'resumed', pages: journal.untaken().filter(({ page }) => page !== undefined).length });
    const { userAgent, launched } = await house.identify();
    const browser = describeBrowser(resolved, launched, userAgent);
    writer.writeFile('environment.json', `${JSON.stringify(sheet.known(browser), null, 2)}\n`);
    const { name, version, source, sandbox, warning } = browser;
    emit({ type: 'browser', name, version, source, sandbox, ...(warning ? { warning } : {}) });

    const skipped = createSkippedLog();
    const deadline = begunAt + options.maxSeconds * 1000;
    const states: CrawlState[] = [];
    for (const persona of personasOf(options)) {
      const tools = {
        options,
        limits,
        persona,
        house,
        guard,
        writer,
        journal,
        emit,
        skipped,
        watch,
        pictures,
        fetchHeld,
        userAgent,
        deadline,
      };
      const state = createCrawlState(tools);
      const [visitor] = states;
      if (visitor && (visitor.stop?.status === 'failed' || visitor.stop?.by === 'interrupted')) break;
      states.push(state);
      await crawlSite(state, visitor?.pages ?? []);
    }
    const state = states[0] as CrawlState;
    // The site has changed since the capture began: what was seen then is kept all the same.
    for (const entry of journal.untaken()) if (entry.page) adoptPage(state, journal.recordOf(entry.page), entry);
    if (options.consentStates && state.stop?.status !== 'failed') await recordConsent(state);
    const probed = options.resume ? keptProbes(writer) : [];
    if (options.probes && state.stop?.status !== 'failed')
      for (const each of states) await runProbes(each, options.probes, probed);
    emit({ type: 'phase', phase: 'sealing' });
    const environment = await sheet.close({ browser, states, writer });
    const capture = captureRecord(states, request, resumptionsOf(options.directory));
    emit({ type: 'skipped-summary', counts: skipped.counts() });
    emit({
      type: 'finished',
      status: capture.status,
      pages: capture.pages.length,
      durationMs: Date.now() - begunAt,
      ...(capture.stoppedBy ? { stoppedBy: capture.stoppedBy } : {}),
      ...(capture.detail ? { detail: capture.detail } : {}),
    });
    writeSideFiles(states, guard);
    const { digest, timeStamps } = await writer.finish({
      capture,
      environment,
      skipped: skipped.all(),
      sealing: options.sealing,
    });
    await noteCreation(options, request, digest);
    for (const stamp of timeStamps)
      if (stamp.of === 'contents') tellStamp(stamp, options.sealing, (event) => options.onEvent?.(event));
    return capture;
  } finally {
    letHeapGrow();
    await house.close();
    await guard.close();
  }
}

/** First line of the custody log; a log that cannot be written costs no evidence. */
async function noteCreation(options: CaptureOptions, request: CaptureRequest, digest: string): Promise<void> {
  const { directory, version, onEvent } = options;
  const by = request.sheet?.operator;
  const entry = { action: 'created', tool: `vigie ${version}`, bundle: digest, ...(by === undefined ? {} : { by }) } as const;
  try {
    await appendCustody(directory, entry);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    onEvent?.({ type: 'warning', code: 'custody', message: error.message });
  }
}

const personasOf = ({ secrets }: CaptureOptions): readonly Persona[] =>
  secrets?.storageState ? ['visitor', 'member'] : ['visitor'];

function assertWebAddress(address: string): void {
  let protocol = '';
  try {
    protocol = new URL(address).protocol;
  } catch {
    // Said below.
  }
  if (protocol === 'http:' || protocol === 'https:') return;
  throw new UsageError(`"${address}" is not a web address.`, {
    code: 'not-a-web-address',
    hint: 'Give the entry page with its scheme, for example https://example.org.',
  });
}
