import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { bundlePath } from '../evidence/bundle-path.js';
import { createBundleWriter, eventsPath } from '../evidence/bundle-writer.js';
import type { CaptureRecord, EnvironmentRecord, SkippedUrl } from '../evidence/capture-record.js';
import type { PageRecord } from '../evidence/page-record.js';
import type { Sealed, Sealing } from '../evidence/seal/seal-files.js';
import { archivePath } from '../evidence/warc/archived-record.js';
import { type CaptureRequest, readRequest, requestPath } from './capture-request.js';
import { keptProbes } from './kept-probes.js';
import { resumptionsOf } from './resumptions.js';
import { scopeOf } from './scope.js';
import { stampStart } from './stamp-start.js';
import { openVisitJournal } from './visit-journal.js';

/**
 * Seals what a killed capture left in `directory`, without visiting anything: a bundle that says of itself that it is partial. What was
 * being written at the moment of the kill is left out.
 * @throws EvidenceError when the folder holds no unfinished capture
 */
export async function sealUnfinished(
  directory: string,
  {
    sealing,
    version,
    command,
  }: { readonly sealing?: Sealing | undefined; readonly version: string; readonly command: readonly string[] },
): Promise<{ readonly capture: CaptureRecord; readonly sealed: Sealed }> {
  const request = readRequest(directory);
  const keepsArchive = existsSync(bundlePath(directory, archivePath));
  const writer = createBundleWriter(directory, {
    resume: true,
    ...(keepsArchive ? { archive: { info: { software: `vigie ${version}` }, secretHeaders: new Set() } } : {}),
  });
  writer.appendLine(eventsPath, { ts: new Date().toISOString(), ms: 0, type: 'sealed-unfinished', version, command });
  writer.writeFile(requestPath, readFileSync(bundlePath(directory, requestPath)));
  await stampStart(writer, undefined, request);
  const journal = openVisitJournal(writer);
  const pages = keptPages(directory);
  for (const page of pages) writer.adoptPage(page);
  keptProbes(writer);
  const capture = partialRecord(request, pages, resumptionsOf(directory));
  const skipped = journal
    .untaken()
    .flatMap(({ url, skipped: reason, detail }): SkippedUrl[] =>
      reason === undefined ? [] : [{ url, reason, promises: [], ...(detail === undefined ? {} : { detail }) }],
    );
  const sealed = await writer.finish({ capture, environment: environmentOf(directory, request), skipped, sealing });
  return { capture, sealed };
}

function keptPages(directory: string): readonly PageRecord[] {
  const records = bundlePath(directory, 'records');
  return (existsSync(records) ? readdirSync(records) : [])
    .sort()
    .map((id) => JSON.parse(readFileSync(bundlePath(directory, `records/${id}/page.json`), 'utf8')) as PageRecord);
}

function partialRecord(request: CaptureRequest, pages: readonly PageRecord[], resumedAt: readonly string[]): CaptureRecord {
  const [entry] = pages;
  const last = pages.reduce((latest, { capturedAt }) => (capturedAt > latest ? capturedAt : latest), request.startedAt);
  return {
    schema: 1,
    entryUrl: request.entryUrl,
    finalEntryUrl: entry?.url ?? request.entryUrl,
    scope: scopeOf(entry?.url ?? request.entryUrl).label,
    startedAt: request.startedAt,
    endedAt: last,
    status: entry === undefined ? 'failed' : 'partial',
    stoppedBy: 'interrupted',
    detail: `The capture ended without being sealed; what it had kept of ${pages.length} pages was sealed afterwards.`,
    options: request.options,
    pages: pages.map(({ id }) => id),
    sitemap: null,
    robots: null,
    slugTries: [],
    ...(resumedAt.length > 0 ? { resumedAt } : {}),
  };
}

/** Written when the browser was known; a capture killed before that has none. */
function environmentOf(directory: string, request: CaptureRequest): EnvironmentRecord {
  const file = bundlePath(directory, 'environment.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as EnvironmentRecord;
  return {
    tool: { name: 'vigie', version: request.version },
    node: '',
    os: { platform: '', release: '', arch: '' },
    browser: { name: 'not known', version: '', source: '', headless: 'new', sandbox: false, userAgent: '' },
    rulesetDigest: request.rulesetDigest,
    command: [],
  };
}
