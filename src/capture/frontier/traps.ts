import type { CrawlTrap } from '../../evidence/capture-record.js';
import { joinParts, type PatternParts, patternParts } from '../url-pattern.js';
import { isCalendar } from './calendar-trap.js';
import { pageState } from './page-state.js';

/** An address that belongs to a space without end. */
export interface TrapSign {
  readonly kind: CrawlTrap['kind'];
  /** What the addresses of this space have in common. */
  readonly pattern: string;
  /** Visits it is worth all the same. */
  readonly allowed: number;
  /** The same list in its usual order: where it is known, no other order is worth a visit. */
  readonly plain?: string;
}

const opaqueCursor = /^(?:cursor|continuation|continuation_?token|after|before|max_id|since_id|next_?token|page_?token)$/i;
const sortKey = /^(?:sort(?:_?(?:by|order|field|dir|key))?|order(?:_?(?:by|dir))?|tri|trier(?:_?par)?|ordre|classement|sk)$/i;
const directionKey = /^(?:dir|direction|sd|asc|desc|sort_?dir|order_?dir|sens)$/i;
const directionValue = /^(?:asc|desc|ascending|descending|croissant|decroissant|up|down|a|d|)$/i;
const viewKey = /^(?:view|display|layout|mode|style|affichage|vue|list_?style)$/i;
const viewValue =
  /^(?:list|liste|grid|grille|table|tableau|cards?|compact|flat|nested|threaded|linear|hybrid|gallery|galerie|map|carte|mosaic|mosaique|thumbs?|thumbnails?|vignettes?|condensed|detailed|print|mobile|desktop|full|newest|oldest|popular|next|previous)$/i;
const sizeKey = /^(?:limit|per_?page|page_?size|items_?per_?page|nb_?par_?page|results_?per_?page|pp)$/i;
const filterKey =
  /^(?:f|fq|filters?|facets?|refine(?:ment)?s?|attr(?:ibute)?s?|criteria|brands?|marques?|colou?rs?|couleurs?|sizes?|tailles?|prices?|prix|rating|note|availability|condition|etat|material|matiere|tags?|min|max)(?:[-_](?:min|max|from|to))?$|^(?:min|max)[-_]?(?:price|prix)$/i;
const bracketed = /^(?:f|fq|filters?|facets?|refine\w*|attr\w*|criteria|options?|\w*filter)\[[^\]]*\](?:\[[^\]]*\])*$|^\w+\[\]$/i;
const pageKey = /^(?:page|paged|pg|page_?(?:num|number|no|nr|index)|pageno|seite|pagina|cpage|pagination)$/i;
const offsetKey = /^(?:offset|start|skip|debut|first|startindex)$/i;
const pagePath = /\/(?:page|seite|pagina|p)[/-]?(\d{1,6})(?:\.\w+)?\/?$/i;

const isCount = (value: string): boolean => /^\d{1,6}$/.test(value);

/** The pattern of the addresses when some parameters are taken out of them. */
function patternWithout(parts: PatternParts, gone: (key: string) => boolean, put: string): string {
  return joinParts({ ...parts, query: [...parts.query.filter(([key]) => !gone(key)), [put, '*']] });
}

/** A path that names the same steps again and again grows with each visit: a relative link resolved against itself. */
function isGrowing(segments: readonly string[]): boolean {
  const steps = segments.filter((step) => step !== '' && !/^\d+$/.test(step));
  if (steps.length > 14) return true;
  const counts = new Map<string, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  if ([...counts.values()].some((count) => count >= 3)) return true;
  return steps.some(
    (step, index) => index + 3 < steps.length && step === steps[index + 2] && steps[index + 1] === steps[index + 3],
  );
}

function isInfiniteScroll(query: readonly (readonly [string, string])[]): boolean {
  const stamped = query.some(([key, value]) => /^(?:_|ts|timestamp|nocache|cb)$/i.test(key) && /^\d{9,}$/.test(value));
  const paged = query.some(([key, value]) => (pageKey.test(key) || offsetKey.test(key)) && isCount(value));
  return (stamped && paged) || query.some(([key, value]) => opaqueCursor.test(key) && isCursor(value));
}

const isCursor = (value: string): boolean =>
  (value.length >= 12 && /^[\w+/=-]+$/.test(value) && /\d/.test(value)) || /^\d{5,}$/.test(value);

const isSort = ([key, value]: readonly [string, string]): boolean =>
  (sortKey.test(key) && value !== '' && !/^\d{3,}$/.test(value)) ||
  (directionKey.test(key) && directionValue.test(value)) ||
  (viewKey.test(key) && viewValue.test(value)) ||
  (sizeKey.test(key) && isCount(value));

/** The address without its sort order. */
function plainOf(url: URL): string {
  const plain = new URL(url);
  for (const pair of url.searchParams) if (isSort(pair)) plain.searchParams.delete(pair[0]);
  return plain.href;
}

function isPagination(url: URL, query: readonly (readonly [string, string])[]): boolean {
  const inPath = pagePath.exec(url.pathname)?.[1];
  if (inPath !== undefined && Number(inPath) >= 2) return true;
  // WordPress numbers its posts at the root: `/?p=123`.
  const isRoot = /^\/(?:index\.\w+)?$/.test(url.pathname);
  return query.some(
    ([key, value]) =>
      ((pageKey.test(key) || (/^p$/i.test(key) && !isRoot)) && isCount(value) && Number(value) >= 2) ||
      (offsetKey.test(key) && isCount(value) && Number(value) >= 1) ||
      // Simple Machines Forum: `topic=12.0` is the first page, `board=3.40` is not.
      (/^(?:topic|board)$/i.test(key) && /^\d+\.(?:[1-9]\d*|msg\d+|new)$/.test(value)),
  );
}

/** Tells whether an address belongs to a space of addresses without end, from its form alone. */
export function trapSign(address: string): TrapSign | undefined {
  const url = new URL(address);
  const query = [...url.searchParams];
  const parts = patternParts(address);
  const segments = url.pathname.split('/');
  if (isGrowing(segments)) {
    const start = parts.segments.slice(0, 3).join('/');
    return { kind: 'growing-path', pattern: `${parts.host}${start}/…`, allowed: 0 };
  }
  if (isInfiniteScroll(query)) return { kind: 'infinite-scroll', pattern: joinParts(parts), allowed: 1 };
  const calendar = isCalendar(url);
  if (calendar) return { kind: 'calendar', pattern: joinParts(parts), allowed: calendar === 'far' ? 0 : 1 };
  const state = pageState(parts, query);
  if (state) return { kind: 'page-states', pattern: state.pattern, allowed: state.isOld ? 0 : 1 };
  if (query.some(isSort)) {
    const sorts = new Set(query.filter(isSort).map(([key]) => key.replace(/\d+/g, '#')));
    const pattern = patternWithout(
      parts,
      (key) => sorts.has(key) || pageKey.test(key) || offsetKey.test(key),
      [...sorts].sort()[0] ?? 'sort',
    );
    return { kind: 'sort-order', pattern, allowed: 1, plain: plainOf(url) };
  }
  const filters = query.filter(([key, value]) => bracketed.test(key) || (filterKey.test(key) && value !== ''));
  if (filters.length >= 2 || filters.some(([key]) => bracketed.test(key) || /^fq$/i.test(key))) {
    const pattern = joinParts({ ...parts, query: [['filters', '*']] });
    return { kind: 'facets', pattern, allowed: 1 };
  }
  return isPagination(url, query) ? { kind: 'pagination', pattern: joinParts(parts), allowed: 1 } : undefined;
}
