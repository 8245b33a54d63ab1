import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { EvidenceError } from '../errors.js';
import { bundlePath } from './bundle-path.js';
import type { CaptureRecord, EnvironmentRecord, SkippedUrl } from './capture-record.js';
import { digestPath, type Manifest, type ManifestDigest, type ManifestResource, manifestPath } from './manifest.js';
import type { ArtifactRef, PageRecord } from './page-record.js';
import { sha256 } from './sha256.js';

/** What a page visit hands over besides its record. */
export interface PageContent {
  readonly dom?: { readonly html: string; readonly truncated: boolean };
  readonly text?: string;
  /** JPEG. */
  readonly screenshot?: Uint8Array;
}

export interface BundleWriter {
  readonly directory: string;
  /** Writes a page's files at once, so that a later crash cannot lose them; returns the record with its artifacts. */
  readonly writePage: (page: Omit<PageRecord, 'artifacts'>, content: PageContent) => PageRecord;
  /** Adds one line to `logs/events.ndjson`. */
  readonly logEvent: (event: object) => void;
  /** Writes capture, environment, lists and manifest. The bundle is sealed: nothing may be written after it. */
  readonly finish: (input: {
    readonly capture: CaptureRecord;
    readonly environment: EnvironmentRecord;
    readonly skipped: readonly SkippedUrl[];
  }) => { readonly digest: string };
}

const eventsPath = 'logs/events.ndjson';
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/**
 * Opens a new bundle in `directory` (created when missing). Throws EvidenceError when a bundle is already there or the folder
 * cannot be written: evidence is never overwritten.
 */
export function createBundleWriter(directory: string): BundleWriter {
  if (existsSync(bundlePath(directory, manifestPath)) || existsSync(bundlePath(directory, 'records'))) {
    throw new EvidenceError(`${directory} already holds a capture, and evidence is never overwritten.`, {
      code: 'bundle-exists',
      hint: 'Name another folder, or remove this one yourself.',
    });
  }
  const resources = new Map<string, ManifestResource>();
  const pages: PageRecord[] = [];
  const events: string[] = [];

  function write(path: string, content: Uint8Array | string): ArtifactRef {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const target = bundlePath(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    const hash = sha256(bytes);
    resources.set(path, { name: posix.basename(path), path, hash: `sha256:${hash}`, bytes: bytes.length });
    return { path, sha256: hash, bytes: bytes.length };
  }

  try {
    mkdirSync(bundlePath(directory, 'logs'), { recursive: true });
  } catch (cause) {
    throw new EvidenceError(`The folder ${directory} cannot be written: ${(cause as Error).message}.`, {
      code: 'bundle-not-writable',
      hint: 'Name a folder you may write to.',
      cause,
    });
  }

  return {
    directory,
    writePage(page, content) {
      const folder = `records/${page.id}`;
      const dom = content.dom && write(`${folder}/dom.html`, content.dom.html);
      const text = content.text === undefined ? undefined : write(`${folder}/text.txt`, content.text);
      const screenshot = content.screenshot && write(`${folder}/view.jpg`, content.screenshot);
      const record: PageRecord = {
        ...page,
        artifacts: {
          ...(dom ? { dom: content.dom?.truncated ? { ...dom, truncated: true } : dom } : {}),
          ...(text ? { text } : {}),
          ...(screenshot ? { screenshot } : {}),
        },
      };
      write(`${folder}/page.json`, json(record));
      pages.push(record);
      return record;
    },
    logEvent(event) {
      const line = lines([event]);
      events.push(line);
      appendFileSync(bundlePath(directory, eventsPath), line);
    },
    finish({ capture, environment, skipped }) {
      // Two tabs end in any order: readers get pages in order of visit.
      const ordered = [...pages].sort((a, b) => a.id.localeCompare(b.id));
      write(eventsPath, events.join(''));
      write('capture.json', json(capture));
      write('environment.json', json(environment));
      write('reports/skipped.jsonl', lines(skipped));
      write(
        'pages/pages.jsonl',
        lines([{ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }, ...ordered.map(pageLine)]),
      );
      const manifest: Manifest = {
        profile: 'wacz',
        wacz_version: '1.1.1',
        title: `Capture of ${capture.entryUrl}`,
        description: `${ordered.length} page(s) of ${capture.scope} seen from outside, ${capture.startedAt} to ${capture.endedAt}`,
        created: capture.startedAt,
        modified: capture.endedAt,
        software: `vigie ${environment.tool.version}`,
        mainPageUrl: capture.finalEntryUrl,
        mainPageDate: capture.startedAt,
        home: { url: capture.finalEntryUrl, ts: capture.startedAt },
        resources: [...resources.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
      };
      const text = json(manifest);
      const digest = sha256(text);
      writeFileSync(bundlePath(directory, manifestPath), text);
      const seal: ManifestDigest = { path: manifestPath, hash: `sha256:${digest}` };
      writeFileSync(bundlePath(directory, digestPath), json(seal));
      return { digest };
    },
  };
}

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
