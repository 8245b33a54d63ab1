import type { PageRecord } from '../page-record.js';

/** A page record without anything the page said. Its address stays: what led there, and when, is no word of the page. */
export function withheldPage(page: PageRecord, reason: string): PageRecord {
  const { id, requestedUrl, url, status, depth, foundOn, loadState, persona, template, capturedAt, durationMs, viewport } = page;
  return {
    id,
    requestedUrl,
    url,
    status,
    contentType: page.contentType,
    title: '',
    lang: page.lang,
    depth,
    ...(foundOn === undefined ? {} : { foundOn }),
    loadState,
    obstacle: 'withheld',
    detail: `Withheld from this copy: ${reason}`,
    ...(persona === undefined ? {} : { persona }),
    ...(template === undefined ? {} : { template }),
    capturedAt,
    durationMs,
    hops: page.hops.map(({ url: hop, status: answer }) => ({ url: hop, status: answer, headers: {} })),
    links: [],
    forms: [],
    controls: [],
    cookies: [],
    storage: [],
    requests: [],
    dialogs: page.dialogs,
    viewport,
    artifacts: {},
  };
}

/** What became of a file that records point at; undefined: it is as it was. */
export type FileFate = (
  path: string,
) => { readonly state: 'withheld' } | { readonly state: 'masked'; readonly sha256: string; readonly bytes: number } | undefined;

const gone = Symbol('gone');
/** Where a pointer to a file may not be missing: what holds it goes with it. */
const needed = new Set(['artifact', 'dom']);

/**
 * A record with its pointers to files (`{path, sha256, bytes}`) as the copy has them: those to withheld files are taken out.
 * The value itself when nothing changes.
 */
export function withFates<T>(value: T, fate: FileFate): T {
  const mapped = change(value, fate, '');
  return mapped === gone ? value : (mapped as T);
}

function change(value: unknown, fate: FileFate, key: string): unknown {
  if (Array.isArray(value)) {
    const mapped = value.map((each) => change(each, fate, ''));
    return mapped.some((each, index) => each !== value[index]) ? mapped.filter((each) => each !== gone) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isRef(value)) {
    const of = fate(value.path);
    if (of === undefined) return value;
    return of.state === 'withheld' ? gone : { ...value, sha256: of.sha256, bytes: of.bytes };
  }
  const entries = Object.entries(value);
  const mapped = entries.map(([name, each]) => [name, change(each, fate, name)] as const);
  if (mapped.every(([, each], index) => each === entries[index]?.[1])) return value;
  const holdsNeeded = mapped.some(([name, each]) => each === gone && needed.has(name) && key !== 'artifacts');
  if (holdsNeeded) return gone;
  return Object.fromEntries(mapped.filter(([, each]) => each !== gone));
}

const isRef = (value: object): value is { readonly path: string; readonly sha256: string; readonly bytes: number } => {
  const { path, sha256, bytes } = value as Record<string, unknown>;
  return typeof path === 'string' && typeof sha256 === 'string' && typeof bytes === 'number';
};
