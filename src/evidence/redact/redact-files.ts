import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EvidenceBundle } from '../bundle.js';
import { bundlePath } from '../bundle-path.js';
import { consentFile } from '../consent-record.js';
import type { Manifest, ManifestResource } from '../manifest.js';
import { type PathRecord, type PathStep, pathFile } from '../navigation-path.js';
import type { PageRecord } from '../page-record.js';
import { type ProbeRecords, probesFile } from '../probe-record.js';
import { sha256 } from '../sha256.js';
import { goneWithPages, pageOf } from './gone-with-pages.js';
import { isText, maskFile } from './mask-file.js';
import type { Masker } from './masker.js';
import { type FileFate, withFates, withheldPage } from './redact-records.js';
import { type RedactedFile, type RedactionCause, redactedFile } from './redaction-record.js';

/** What is to go, and the words that are replaced. */
export interface FileRedaction {
  readonly pages: ReadonlySet<string>;
  readonly pictures: boolean;
  readonly masker: Masker;
  readonly reason: string;
}

export interface RedactedFiles {
  readonly files: readonly RedactedFile[];
  /** Pages on which words were replaced. */
  readonly shown: ReadonlySet<string>;
  /** SHA-256 of linked files that stay. */
  readonly searchedFiles: ReadonlySet<string>;
}

/** Written apart: the web archive and its lists, the seal. */
const special = /^(?:archive|indexes|seal)\/|^logs\/records\.ndjson$/;
const picture = /\.(?:jpe?g|png|webp|gif)$/i;
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const isPageRecord = (path: string): boolean => /^records\/p\d+\/page\.json$/.test(path);

/**
 * Copies the files of a bundle but for what has to go. Records are written last: they name the other files by their hashes, and say of
 * one that is withheld nothing at all.
 */
export function redactFiles(bundle: EvidenceBundle, manifest: Manifest, to: string, redaction: FileRedaction): RedactedFiles {
  const { pages, pictures, masker, reason } = redaction;
  const from = bundle.directory;
  const files: RedactedFile[] = [];
  const fates = new Map<string, ReturnType<FileFate>>();
  const shown = new Set<string>();
  const searchedFiles = new Set<string>();
  const bytesOf = (path: string) => readFileSync(bundlePath(from, path));
  const note = (...entry: Parameters<typeof redactedFile>) => files.push(redactedFile(...entry));
  const put = (path: string, content: Uint8Array | string) => {
    mkdirSync(dirname(bundlePath(to, path)), { recursive: true });
    writeFileSync(bundlePath(to, path), content);
  };
  const withhold = (file: ManifestResource, cause: RedactionCause) => {
    fates.set(file.path, { state: 'withheld' });
    note(file, 'withheld', cause);
  };
  const keep = ({ path }: ManifestResource) => {
    mkdirSync(dirname(bundlePath(to, path)), { recursive: true });
    copyFileSync(bundlePath(from, path), bundlePath(to, path));
  };
  /** Replaces words; what shows them afterwards is withheld. Returns whether anything was found. */
  const mask = (file: ManifestResource, content: Buffer): boolean => {
    const { path } = file;
    const masked = maskFile(path, content, masker);
    if (masked.state === 'withheld') {
      withhold(file, 'not-maskable');
      return true;
    }
    const bytes = masked.state === 'masked' ? masked.bytes : content;
    put(path, bytes);
    const changed = `sha256:${sha256(bytes)}` !== file.hash;
    if (changed && masked.state === 'masked') note(file, 'masked', 'words');
    else if (changed) note(file, 'made-anew', gone(path) ? 'page' : 'index');
    if (changed) fates.set(path, { state: 'masked', sha256: sha256(bytes), bytes: bytes.length });
    return masked.state === 'masked';
  };

  const ordinary = manifest.resources.filter(({ path }) => !special.test(path));
  const gone = goneWithPages(bundle, pages);
  for (const file of ordinary.filter(({ path }) => gone(path) && !isPageRecord(path))) withhold(file, 'page');
  const left = ordinary.filter(({ path }) => !gone(path));
  const isRecord = ({ path }: ManifestResource) => isPageRecord(path) || path === consentFile || path === probesFile;
  const words = left.filter((file) => isText(file.path) && !isRecord(file) && !file.path.endsWith('/layout.json'));
  for (const file of words) {
    const content = withoutWordsOf(pages, file.path, bytesOf(file.path));
    if (mask(file, content)) shown.add(pageOf(file.path) ?? '');
  }
  for (const page of bundle.pages) if (masker.shows(JSON.stringify(page))) shown.add(page.id);
  const entryShown = bundle.pages.some(({ id, depth }) => depth === 0 && shown.has(id));

  for (const file of left.filter((each) => !words.includes(each) && !isRecord(each))) {
    const page = pageOf(file.path);
    const isShown = page === undefined ? entryShown : shown.has(page);
    if (picture.test(file.path)) {
      if (pictures || isShown) withhold(file, 'picture');
      else keep(file);
    } else if (file.path.endsWith('/layout.json')) {
      // It counts characters of a page that has others now.
      if (isShown) withhold(file, 'not-maskable');
      else keep(file);
    } else if (isShown || (masker.seeks && isHardToRead(bundle, page))) {
      withhold(file, 'not-maskable');
    } else {
      keep(file);
      searchedFiles.add(file.hash.slice('sha256:'.length));
    }
  }

  const fate: FileFate = (path) => fates.get(path);
  for (const file of ordinary.filter(isRecord)) {
    if (fates.has(file.path)) continue;
    const record = withFates(recordWithout(JSON.parse(bytesOf(file.path).toString('utf8')), file.path, pages, reason), fate);
    mask(file, Buffer.from(json(record), 'utf8'));
  }
  shown.delete('');
  return { files, shown, searchedFiles };
}

/** A record without the pages that go: a stub of a page, a list of probes without those that began there. */
function recordWithout(value: unknown, path: string, pages: ReadonlySet<string>, reason: string): unknown {
  if (isPageRecord(path) && pages.has(pageOf(path) ?? '')) return withheldPage(value as PageRecord, reason);
  if (isPageRecord(path)) return withoutFinding(value as PageRecord, pages);
  if (path !== probesFile) return value;
  const { probes, ...rest } = value as ProbeRecords;
  return { ...rest, probes: probes.filter(({ page }) => !pages.has(page)) };
}

/** A page that was found on one that goes does not tell the words of the link that led to it. */
function withoutFinding(page: PageRecord, pages: ReadonlySet<string>): PageRecord {
  const { foundOn } = page;
  return foundOn !== undefined && pages.has(foundOn.page) ? { ...page, foundOn: { ...foundOn, text: '' } } : page;
}

/** Lists without what the pages that go said: their titles, and the words and aims of their links. */
function withoutWordsOf(pages: ReadonlySet<string>, path: string, content: Buffer): Buffer {
  if (pages.size === 0) return content;
  const text = content.toString('utf8');
  switch (path) {
    case 'pages/pages.jsonl':
      return changedLines(text, (line) => (pages.has(String(line.id)) ? { ...line, title: '' } : line));
    case 'reports/skipped.jsonl':
      return changedLines(text, (line) => (pages.has(String(line.page)) ? undefined : line));
    case pathFile: {
      const { paths, ...rest } = JSON.parse(text) as PathRecord;
      return Buffer.from(json({ ...rest, paths: paths.map((way) => ({ ...way, steps: withoutLinkWords(way.steps, pages) })) }));
    }
    default:
      return content;
  }
}

/** A step tells the words of a link on the page before it. */
const withoutLinkWords = (steps: readonly PathStep[], pages: ReadonlySet<string>): readonly PathStep[] =>
  steps.map((step, index) => {
    const { text: _, ...rest } = step;
    return pages.has(steps[index - 1]?.page ?? '') ? rest : step;
  });

type Line = Readonly<Record<string, unknown>>;

/** Lines that are not changed stay byte for byte. */
function changedLines(text: string, change: (line: Line) => Line | undefined): Buffer {
  const lines = text.split('\n').flatMap((line) => {
    if (line === '') return [line];
    const value = JSON.parse(line) as Line;
    const changed = change(value);
    return changed === undefined ? [] : [changed === value ? line : JSON.stringify(changed)];
  });
  return Buffer.from(lines.join('\n'), 'utf8');
}

/** A linked file of which a machine could read too little to say that no such word stands in it. */
function isHardToRead({ pages }: EvidenceBundle, id: string | undefined): boolean {
  const document = pages.find((page) => page.id === id)?.document;
  return document === undefined || document.quality === 'low-quality-text' || document.readParts < document.parts;
}
