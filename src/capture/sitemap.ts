import type { LightAnswer } from './light-get.js';
import { inOrderOfPromise } from './sitemap-order.js';
import { sitemapText } from './sitemap-text.js';

/** One page that a sitemap lists. */
export interface SitemapEntry {
  readonly url: string;
  /** As the sitemap writes it: an ISO 8601 date, mostly. */
  readonly lastmod?: string;
}

export interface SitemapReading {
  readonly url: string;
  readonly status: number | null;
  /** Page addresses, at most 10 000. */
  readonly urls: readonly string[];
  /** The same pages with their dates. */
  readonly entries: readonly SitemapEntry[];
  /** Sitemaps of an index that were left unread, because of their number. */
  readonly unread: number;
}

/** A light answer that may carry its bytes: a sitemap is often compressed (`.xml.gz`). */
export type SitemapAnswer = LightAnswer & { readonly bytes?: Uint8Array };

const mostInFile = 5000;
const mostInAll = 10_000;
/** Files of an index that are read, and levels of indexes below indexes. */
const mostFiles = 10;
const mostLevels = 3;

/** The text of the first `<name>` in a piece of XML, without CDATA marks; no parser, so that a broken sitemap still gives its addresses. */
function firstText(xml: string, name: string): string | undefined {
  const open = new RegExp(`<(?:\\w+:)?${name}>`, 'i').exec(xml);
  if (!open) return undefined;
  const from = open.index + open[0].length;
  const end = xml.indexOf('</', from);
  const text = xml.slice(from, end < 0 ? from + 3000 : end).trim();
  return text.startsWith('<![CDATA[') ? text.slice(9).split(']]>')[0]?.trim() : text;
}

const unescaped = (text: string): string =>
  text
    .replace(/&amp;/g, '&')
    .replace(/&#38;/g, '&')
    .replace(/&apos;/g, "'");

/**
 * Pages in a sitemap or sitemaps in an index (sitemaps.org 0.9), or one address per line in the text form. Alternates in other
 * languages (`xhtml:link`), images and videos are not pages of their own and are left out. At most 5000.
 */
export function entriesOf(body: string): { readonly isIndex: boolean; readonly entries: readonly SitemapEntry[] } {
  const isIndex = /<(?:\w+:)?sitemapindex[\s>]/i.test(body.slice(0, 5000));
  const entries: SitemapEntry[] = [];
  // Each piece ends where the next <loc> begins: image:loc and video:loc are other elements.
  const pieces = body.split(/<(?:(?:sm|sitemap|ns\d):)?loc>/i);
  for (const piece of pieces.slice(1, mostInFile + 1)) {
    const head = (piece.slice(0, 5000).split(/<\/(?:\w+:)?(?:url|sitemap)>/i)[0] ?? '').trimStart();
    const text = head.startsWith('<![CDATA[') ? head.slice(9).trimStart() : head;
    const url = /^[^<\]\s]+/.exec(text)?.[0];
    if (url === undefined) continue;
    const lastmod = firstText(head, 'lastmod');
    entries.push({ url: unescaped(url), ...(lastmod && lastmod.length <= 40 ? { lastmod } : {}) });
  }
  if (pieces.length > 1 || /<\w/.test(body)) return { isIndex, entries };
  const lines = body.split(/\s+/).filter((line) => /^https?:\/\//.test(line));
  return { isIndex: false, entries: lines.slice(0, mostInFile).map((url) => ({ url })) };
}

/** Addresses in a sitemap or in a sitemap index. */
export function locationsOf(body: string): { readonly isIndex: boolean; readonly urls: readonly string[] } {
  const { isIndex, entries } = entriesOf(body);
  return { isIndex, urls: entries.map(({ url }) => url) };
}

/**
 * Reads the first sitemap that answers; of an index, the children whose names promise pages of rules and identity come first and
 * one of each kind before a second of any, ten files in all. `get` makes one bounded GET and may hand over bytes; null when
 * `candidates` is empty.
 */
export async function readSitemap(
  candidates: readonly string[],
  get: (url: string) => Promise<SitemapAnswer>,
): Promise<SitemapReading | null> {
  let last: SitemapReading | null = null;
  for (const url of candidates.slice(0, 3)) {
    const answer = await get(url);
    const body = answer.status === 200 ? await sitemapText(answer) : '';
    last = { url, status: answer.status, urls: [], entries: [], unread: 0 };
    if (answer.status !== 200 || /<html[\s>]/i.test(body.slice(0, 2000))) continue;
    const { entries, unread } = await readWhole(url, body, get);
    return { url, status: answer.status, urls: entries.map((entry) => entry.url), entries, unread };
  }
  return last;
}

async function readWhole(
  url: string,
  body: string,
  get: (url: string) => Promise<SitemapAnswer>,
): Promise<{ readonly entries: readonly SitemapEntry[]; readonly unread: number }> {
  const top = entriesOf(body);
  if (!top.isIndex) return { entries: top.entries, unread: 0 };
  const entries = new Map<string, SitemapEntry>();
  const asked = new Set([url]);
  let files = 0;
  let waiting = inOrderOfPromise(top.entries.map((entry) => ({ url: entry.url, level: 1 })));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (files >= mostFiles || entries.size >= mostInAll) return { entries: [...entries.values()], unread: waiting.length + 1 };
    if (asked.has(next.url)) continue;
    asked.add(next.url);
    files++;
    const answer = await get(next.url);
    if (answer.status !== 200) continue;
    const { isIndex, entries: found } = entriesOf(await sitemapText(answer));
    const level = next.level + 1;
    if (!isIndex) for (const entry of found.slice(0, mostInAll - entries.size)) entries.set(entry.url, entry);
    else if (level <= mostLevels) waiting = inOrderOfPromise([...waiting, ...found.map((entry) => ({ url: entry.url, level }))]);
  }
  return { entries: [...entries.values()], unread: 0 };
}
