import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { EvidenceError } from '../errors.js';
import { bundlePath } from './bundle-path.js';
import type { CaptureRecord, EnvironmentRecord, SkippedUrl } from './capture-record.js';
import { filesIn } from './files-in.js';
import { manifestPath } from './manifest.js';
import type { ArtifactRef, DocumentInfo, PageRecord } from './page-record.js';
import { type Sealed, type Sealing, sealFiles } from './seal/seal-files.js';
import { startStampPath, type TimeStampRecord } from './seal/seal-record.js';
import { createSecretScrubber, type SecretScrubber } from './secret-scrubber.js';
import { sha256 } from './sha256.js';
import { archivePath, indexPath, recordsLogPath } from './warc/archived-record.js';
import { cdxjLines } from './warc/cdxj.js';
import { pageInfo } from './warc/page-info.js';
import { openWebArchive, type WebArchive } from './warc/web-archive.js';

/** What a page visit hands over besides its record. */
export interface PageContent {
  readonly dom?: { readonly html: string; readonly truncated: boolean };
  readonly text?: string;
  /** JPEG. */
  readonly screenshot?: Uint8Array;
  /** JSON of where the text stands (page-layout.ts). */
  readonly layout?: string;
  /** A linked file as it came. */
  readonly document?: { readonly bytes: Uint8Array; readonly format: DocumentInfo['format']; readonly truncated: boolean };
}

export interface BundleWriter {
  readonly directory: string;
  /** Requests and answers (WARC); absent when the bundle is written without them. */
  readonly archive?: WebArchive;
  /** Writes a page's files at once, so that a later crash cannot lose them; returns the record with its artifacts. */
  readonly writePage: (page: Omit<PageRecord, 'artifacts'>, content: PageContent) => PageRecord;
  /** Takes a page in that an earlier run of this capture wrote. */
  readonly adoptPage: (page: PageRecord) => void;
  /** Takes in another file that an earlier run of this capture wrote. */
  readonly adoptFile: (ref: ArtifactRef) => void;
  /** Writes any other file of the bundle, e.g. `consent/consent.json`. */
  readonly writeFile: (path: string, content: Uint8Array | string) => ArtifactRef;
  /** Adds one line of JSON to a file that grows during the capture, e.g. `logs/events.ndjson`. */
  readonly appendLine: (path: string, value: object) => void;
  /** Writes capture, environment, lists, indexes and manifest. The bundle is sealed: nothing may be written after it. */
  readonly finish: (input: {
    readonly capture: CaptureRecord;
    readonly environment: EnvironmentRecord;
    readonly skipped: readonly SkippedUrl[];
    readonly sealing?: Sealing | undefined;
  }) => Promise<Sealed>;
}

export interface BundleWriterOptions {
  /** Continues the unfinished bundle that is in the folder. */
  readonly resume?: boolean;
  /** Takes the auditor's secrets out of everything that is written. */
  readonly scrubber?: SecretScrubber;
  /** Keeps a web archive: what its first record says of the visit, and request headers whose values are secrets (lower case). */
  readonly archive?: { readonly info: Readonly<Record<string, string>>; readonly secretHeaders: ReadonlySet<string> };
}

export const eventsPath = 'logs/events.ndjson';
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Values as lines of JSON. */
export const jsonLines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/**
 * Opens a bundle in `directory` (created when missing); with `resume` the unfinished one that is there is continued.
 * Throws EvidenceError when a bundle is already there, or none that can be continued, or the folder cannot be written:
 * evidence is never overwritten.
 */
export function createBundleWriter(directory: string, options: BundleWriterOptions = {}): BundleWriter {
  const { resume = false, scrubber = createSecretScrubber([]) } = options;
  const sealed = existsSync(bundlePath(directory, manifestPath));
  if (sealed || (!resume && existsSync(bundlePath(directory, 'records')))) {
    throw new EvidenceError(`${directory} already holds a capture, and evidence is never overwritten.`, {
      code: 'bundle-exists',
      hint: sealed ? 'Name another folder, or remove this one yourself.' : 'Go on with it by --resume, or name another folder.',
    });
  }
  /** Hash and size are taken from the disk when the bundle is sealed. */
  const paths = new Set<string>();
  const pageLines = new Map<string, object>();
  const growing = new Set<string>();

  function write(path: string, content: Uint8Array | string): ArtifactRef {
    const bytes = scrubber.scrub(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    const target = bundlePath(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    // A kill in the middle leaves a file with another name, never half of this one.
    writeFileSync(`${target}.part`, bytes);
    renameSync(`${target}.part`, target);
    paths.add(path);
    return { path, sha256: sha256(bytes), bytes: bytes.length };
  }

  function archivePage(page: PageRecord, { dom, text, screenshot }: PageContent): void {
    const { id, url, capturedAt } = page;
    if (archive === undefined) return;
    const keep = (kind: string, contentType: string, content: Uint8Array | string | undefined) => {
      if (content === undefined) return;
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      archive.resource({ url: `urn:${kind}:${url}`, at: capturedAt, contentType, content: bytes, page: id });
    };
    keep('dom', 'text/html; charset=utf-8', dom?.html);
    keep('text', 'text/plain; charset=utf-8', text);
    keep('view', 'image/jpeg', screenshot);
    if (page.requests.length > 0) keep('pageinfo', 'application/json', pageInfo(page));
  }

  try {
    mkdirSync(bundlePath(directory, 'logs'), { recursive: true });
    if (resume) removeUnfinished(directory);
  } catch (cause) {
    throw new EvidenceError(`The folder ${directory} cannot be written: ${(cause as Error).message}.`, {
      code: 'bundle-not-writable',
      hint: 'Name a folder you may write to.',
      cause,
    });
  }
  const archive = options.archive && openWebArchive(directory, { resume, scrubber, ...options.archive });
  for (const name of resume ? readdirSync(bundlePath(directory, 'logs')) : []) {
    if (`logs/${name}` === recordsLogPath) continue;
    growing.add(`logs/${name}`);
    const path = bundlePath(directory, `logs/${name}`);
    // The last line of a killed process may be cut: what comes now must not continue it.
    if (!readFileSync(path, 'utf8').endsWith('\n')) appendFileSync(path, '\n');
  }

  return {
    directory,
    ...(archive ? { archive } : {}),
    writePage(page, content) {
      const folder = `records/${page.id}`;
      const dom = content.dom && write(`${folder}/dom.html`, content.dom.html);
      const text = content.text === undefined ? undefined : write(`${folder}/text.txt`, content.text);
      const screenshot = content.screenshot && write(`${folder}/view.jpg`, content.screenshot);
      const layout = content.layout === undefined ? undefined : write(`${folder}/layout.json`, content.layout);
      const document = content.document && write(`${folder}/document.${content.document.format}`, content.document.bytes);
      const cut = (ref: ArtifactRef, truncated: boolean | undefined) => (truncated ? { ...ref, truncated } : ref);
      const record: PageRecord = {
        ...page,
        artifacts: {
          ...(dom ? { dom: cut(dom, content.dom?.truncated) } : {}),
          ...(text ? { text } : {}),
          ...(screenshot ? { screenshot } : {}),
          ...(layout ? { layout } : {}),
          ...(document ? { document: cut(document, content.document?.truncated) } : {}),
        },
      };
      // Last: a record that is there is whole.
      write(`${folder}/page.json`, json(record));
      pageLines.set(page.id, pageLine(record));
      archivePage(record, content);
      return record;
    },
    adoptPage(page) {
      for (const { path } of Object.values(page.artifacts) as ArtifactRef[]) paths.add(path);
      paths.add(`records/${page.id}/page.json`);
      pageLines.set(page.id, pageLine(page));
    },
    adoptFile: ({ path }) => void paths.add(path),
    writeFile: write,
    appendLine(path, value) {
      growing.add(path);
      appendFileSync(bundlePath(directory, path), scrubber.scrub(Buffer.from(`${JSON.stringify(value)}\n`, 'utf8')));
    },
    async finish({ capture, environment, skipped, sealing = {} }) {
      write('capture.json', json(capture));
      write('environment.json', json(environment));
      write('reports/skipped.jsonl', jsonLines(skipped));
      const ordered = [...pageLines].sort(([a], [b]) => a.localeCompare(b)).map(([, line]) => line);
      write('pages/pages.jsonl', jsonLines([{ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }, ...ordered]));
      if (archive) {
        const records = await archive.close();
        write(indexPath, cdxjLines(records, posix.basename(archivePath)).join(''));
        for (const path of [archivePath, recordsLogPath]) paths.add(path);
      }
      return sealFiles(directory, {
        paths: [...new Set([...paths, ...growing, ...(resume ? leftBehind(directory) : [])])],
        sealing,
        stamped: startStamps(directory),
        head: {
          profile: 'wacz',
          wacz_version: '1.1.1',
          title: `Capture of ${capture.entryUrl}`,
          description: `${ordered.length} page(s) of ${capture.scope} seen from outside, ${capture.startedAt} to ${capture.endedAt}`,
          created: capture.startedAt,
          software: `vigie ${environment.tool.version}`,
          mainPageUrl: capture.finalEntryUrl,
          mainPageDate: capture.startedAt,
          home: { url: capture.finalEntryUrl, ts: capture.startedAt },
        },
      });
    },
  };
}

/** What came of the time-stamp that was asked for before anything was visited. */
function startStamps(directory: string): readonly TimeStampRecord[] {
  const file = bundlePath(directory, startStampPath);
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as TimeStampRecord] : [];
}

/** Folders of pages whose record was not written yet when the process ended, and halves of files: nothing was captured there. */
function removeUnfinished(directory: string): void {
  const records = bundlePath(directory, 'records');
  for (const id of existsSync(records) ? readdirSync(records) : []) {
    const folder = bundlePath(directory, `records/${id}`);
    if (!existsSync(bundlePath(directory, `records/${id}/page.json`))) rmSync(folder, { recursive: true });
  }
  for (const path of filesIn(directory)) {
    if (path.endsWith('.part') || sealLeftovers.test(path)) rmSync(bundlePath(directory, path));
  }
}

/** What an earlier run of the capture wrote and this one did not write anew: it was captured, and belongs to the bundle. */
const leftBehind = (directory: string): readonly string[] => filesIn(directory).filter((path) => !sealLeftovers.test(path));

/** What a process wrote that was killed while it sealed; the stamp of the start is kept. */
const sealLeftovers = /^(?:seal\/(?:blocks\.jsonl|contents\.\w+|seal\.json)|datapackage-digest\.json)$/;

/** One line of pages.jsonl; `url` and `ts` are what WACZ asks for. */
function pageLine(page: PageRecord): object {
  return {
    id: page.id,
    url: page.url,
    ts: page.capturedAt,
    title: page.title,
    status: page.status,
    loadState: page.loadState,
    size: page.artifacts.dom?.bytes ?? 0,
  };
}
