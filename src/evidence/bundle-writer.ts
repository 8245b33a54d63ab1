import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { EvidenceError } from '../errors.js';
import { bundlePath } from './bundle-path.js';
import type { CaptureRecord, EnvironmentRecord, SkippedUrl } from './capture-record.js';
import { digestPath, type Manifest, type ManifestDigest, type ManifestResource, manifestPath } from './manifest.js';
import type { ArtifactRef, DocumentInfo, PageRecord } from './page-record.js';
import { sha256 } from './sha256.js';

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
  /** Writes capture, environment, lists and manifest. The bundle is sealed: nothing may be written after it. */
  readonly finish: (input: {
    readonly capture: CaptureRecord;
    readonly environment: EnvironmentRecord;
    readonly skipped: readonly SkippedUrl[];
  }) => { readonly digest: string };
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
export function createBundleWriter(directory: string, { resume = false } = {}): BundleWriter {
  const sealed = existsSync(bundlePath(directory, manifestPath));
  if (sealed || (!resume && existsSync(bundlePath(directory, 'records')))) {
    throw new EvidenceError(`${directory} already holds a capture, and evidence is never overwritten.`, {
      code: 'bundle-exists',
      hint: sealed ? 'Name another folder, or remove this one yourself.' : 'Go on with it by --resume, or name another folder.',
    });
  }
  const resources = new Map<string, ManifestResource>();
  const pageLines = new Map<string, object>();
  const growing = new Set<string>();

  function note(path: string, bytes: Uint8Array): ArtifactRef {
    const hash = sha256(bytes);
    resources.set(path, { name: posix.basename(path), path, hash: `sha256:${hash}`, bytes: bytes.length });
    return { path, sha256: hash, bytes: bytes.length };
  }

  function adoptFile({ path, sha256: hash, bytes }: ArtifactRef): void {
    resources.set(path, { name: posix.basename(path), path, hash: `sha256:${hash}`, bytes });
  }

  function write(path: string, content: Uint8Array | string): ArtifactRef {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const target = bundlePath(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    // A kill in the middle leaves a file with another name, never half of this one.
    writeFileSync(`${target}.part`, bytes);
    renameSync(`${target}.part`, target);
    return note(path, bytes);
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
  for (const name of resume ? readdirSync(bundlePath(directory, 'logs')) : []) {
    growing.add(`logs/${name}`);
    const path = bundlePath(directory, `logs/${name}`);
    // The last line of a killed process may be cut: what comes now must not continue it.
    if (!readFileSync(path, 'utf8').endsWith('\n')) appendFileSync(path, '\n');
  }

  return {
    directory,
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
      return record;
    },
    adoptPage(page) {
      for (const ref of Object.values(page.artifacts) as ArtifactRef[]) adoptFile(ref);
      const path = `records/${page.id}/page.json`;
      note(path, readFileSync(bundlePath(directory, path)));
      pageLines.set(page.id, pageLine(page));
    },
    adoptFile,
    writeFile: write,
    appendLine(path, value) {
      growing.add(path);
      appendFileSync(bundlePath(directory, path), `${JSON.stringify(value)}\n`);
    },
    finish({ capture, environment, skipped }) {
      write('capture.json', json(capture));
      write('environment.json', json(environment));
      write('reports/skipped.jsonl', jsonLines(skipped));
      const ordered = [...pageLines].sort(([a], [b]) => a.localeCompare(b)).map(([, line]) => line);
      write('pages/pages.jsonl', jsonLines([{ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }, ...ordered]));
      for (const path of growing) note(path, readFileSync(bundlePath(directory, path)));
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
      const seal: ManifestDigest = { path: manifestPath, hash: `sha256:${digest}` };
      writeFileSync(bundlePath(directory, digestPath), json(seal));
      // Last of all: it makes the folder a bundle.
      writeFileSync(bundlePath(directory, `${manifestPath}.part`), text);
      renameSync(bundlePath(directory, `${manifestPath}.part`), bundlePath(directory, manifestPath));
      return { digest };
    },
  };
}

/** Folders of pages whose record was not written yet when the process ended, and halves of files: nothing was captured there. */
function removeUnfinished(directory: string): void {
  const records = bundlePath(directory, 'records');
  for (const id of existsSync(records) ? readdirSync(records) : []) {
    const folder = bundlePath(directory, `records/${id}`);
    if (!existsSync(bundlePath(directory, `records/${id}/page.json`))) rmSync(folder, { recursive: true });
    else for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(`${folder}/${name}`);
  }
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
