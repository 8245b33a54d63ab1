import type { SlugShows, SlugTry } from '../evidence/capture-record.js';
import { decodeAddress } from '../evidence/decode-address.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { triedSlugs } from '../ruleset/tried-slugs.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { LightAnswer } from './light-get.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** One usual address of a page type. */
export interface Slug {
  readonly url: string;
  readonly pageType: PageType;
}

/** An address where nothing can be: what it answers tells a polite 200 from a real page. */
const nowherePath = '/vigie-no-such-page-4f81c2';

/** Usual addresses of the wanted types: the first slug of every type, then the second …, at most `max` in all. */
export function slugsToTry(
  ruleset: Pick<Ruleset, 'pageTypes'>,
  wantedTypes: readonly PageType[],
  origin: string,
  max: number,
): Slug[] {
  const wanted = [...ruleset.pageTypes.values()]
    .filter((type) => wantedTypes.includes(type.id))
    .map((type) => ({ id: type.id, slugs: triedSlugs(type) }));
  const rounds = Math.max(0, ...wanted.map((type) => type.slugs.length));
  const slugs: Slug[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const type of wanted) {
      const slug = type.slugs[round];
      if (slug !== undefined) slugs.push({ url: new URL(`/${slug.replace(/^\//, '')}`, origin).href, pageType: type.id });
    }
  }
  return [...new Map(slugs.map((slug) => [slug.url, slug])).values()].slice(0, max);
}

export interface SlugResult {
  readonly attempt: SlugTry;
  readonly pageType: PageType;
  /** Where to go with the browser, when a page answered. */
  readonly visit?: string;
}

/** Asks each address once, two at a time; gives up when the first answers all fail (`get` never throws). */
export async function trySlugs(
  slugs: readonly Slug[],
  tools: {
    readonly entryUrl: string;
    readonly get: (url: string) => Promise<LightAnswer>;
    readonly allows: (url: string) => boolean;
    readonly until: number;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<readonly SlugResult[]> {
  if (slugs.length === 0) return [];
  const nowhere = await tools.get(new URL(nowherePath, tools.entryUrl).href);
  const results: (SlugResult | undefined)[] = slugs.map(() => undefined);
  const waiting = slugs.map((slug, index) => ({ slug, index }));
  let silent = 0;

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { slug, index } = next;
      if (tools.signal?.aborted || Date.now() > tools.until || silent >= 8) return;
      if (!tools.allows(slug.url)) {
        results[index] = {
          pageType: slug.pageType,
          attempt: { ...slug, status: null, left: 'robots', detail: 'robots.txt asks not to open it' },
        };
        continue;
      }
      const answer = await tools.get(slug.url);
      silent = answer.status === null ? silent + 1 : 0;
      const why = whyNoPage(answer, nowhere, tools.entryUrl);
      const attempt: SlugTry = { ...slug, status: answer.status, ...why };
      results[index] = { attempt, pageType: slug.pageType, ...(why ? {} : { visit: answer.url }) };
    }
  }
  const all = Promise.all([work(), work()]);
  if ((await withTimeLimit(all, tools.until - Date.now())) === timedOut) waiting.length = 0;
  // In the order of the addresses, not of the answers: the same site gives the same crawl.
  return results.filter((result) => result !== undefined);
}

/** Why an answer is no page of its own, for people and, where it looks like one, in a word. */
export interface NoPage {
  readonly detail: string;
  readonly shows?: SlugShows;
}

/** Why an answer is no page of its own, or undefined when it is one. */
export function whyNoPage(answer: LightAnswer, nowhere: LightAnswer, entryUrl: string): NoPage | undefined {
  if (answer.problem) return { detail: answer.problem };
  if (answer.status !== 200) return { detail: `HTTP ${answer.status}` };
  if (!/html/i.test(answer.contentType)) return { detail: `not a page: ${answer.contentType || 'no content type'}` };
  const samePlace = (a: string, b: string) => new URL(a).pathname.replace(/\/$/, '') === new URL(b).pathname.replace(/\/$/, '');
  if (samePlace(answer.url, entryUrl)) return { detail: 'leads back to the entry page', shows: 'entry' };
  if (nowhere.status !== 200) return undefined;
  if (samePlace(answer.url, nowhere.url) || similarity(answer, nowhere) > 0.9)
    return { detail: 'same answer as an address that does not exist', shows: 'nothing' };
  return undefined;
}

/**
 * Share of words that two answers have in common (Jaccard index), 0 to 1. Mark-up and scripts do not count, nor do the words of either
 * address: a page that says « nothing here » often repeats what was asked for.
 */
export function similarity(a: Pick<LightAnswer, 'url' | 'body'>, b: Pick<LightAnswer, 'url' | 'body'>): number {
  const asked = new Set([a, b].flatMap(({ url }) => wordsIn(decodeAddress(new URL(url).pathname))));
  const [left, right] = [a, b].map(
    ({ body }) => new Set(wordsIn(plainText(body.slice(0, 300_000))).filter((word) => !asked.has(word))),
  ) as [Set<string>, Set<string>];
  const shared = [...left].filter((word) => right.has(word)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 1 : shared / all;
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** Text without mark-up, scripts and styles, in one pass: a hostile page must not make this slow. */
function plainText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(html.slice(at, open));
    const name = /^<(script|style)\b/i.exec(html.slice(open, open + 8))?.[1]?.toLowerCase();
    const close = name ? html.indexOf(`</${name}`, open) : open;
    const end = close < 0 ? -1 : html.indexOf('>', close);
    if (end < 0) return parts.join(' ');
    at = end + 1;
  }
  parts.push(html.slice(at));
  return parts.join(' ');
}
