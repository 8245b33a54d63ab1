import { decodeAddress } from '../../evidence/decode-address.js';
import { joinParts, type PatternParts } from '../url-pattern.js';

/** Parameters by which MediaWiki asks for an older state of a page, or for what changed between two. */
const stateKey = /^(?:oldid|diff|undo|undoafter)$/i;
/** DokuWiki does it by the second of the change. */
const momentKey = /^rev\d?(?:\[\d\])?$/i;
const viewKey = /^(?:action|do)$/i;
/** What wikis and trackers show about a page besides the page. */
const viewValue =
  /^(?:edit|submit|veedit|history|revisions|info|diff|raw|render|credits|backlinks?|recall|revert|rollback|purge|watch|unwatch|export_\w+|rendermode|spellcheck|localsitemap|attachfile|likepages)$/i;
/**
 * Pages of MediaWiki itself, by the names it gives them in the five languages. `Special:MyLanguage` leads to a page in the reader's
 * language, and is none.
 */
const special = /^(?:sp[eé]cial|spezial|especial|speciale|speciaal):(?!mylanguage)/iu;
/** Parameters that name the page itself. */
const nameKey = /^(?:title|id|page|name|topic|p)$/i;

/** Pattern of an address that shows an older state of a page, or a view beside the page; undefined when it shows the page. */
export interface PageState {
  readonly pattern: string;
  /** An older state; a view of which one is worth a visit otherwise. */
  readonly isOld: boolean;
}

/** The last step of a path names the page, unless a script serves all pages. */
function anyPage({ segments, query }: PatternParts): readonly string[] {
  if (query.some(([key]) => nameKey.test(key))) return segments;
  const last = segments.findLastIndex((segment) => segment !== '');
  return last < 0 || /\.\w{2,4}$/.test(segments[last] ?? '') ? segments : segments.with(last, '*');
}

/**
 * `Special:WhatLinksHere/Pomme`, `?title=Special:Log&page=Pomme`: what the wiki tells of each of its pages, or the same list in
 * another way. Without any of it, a special page is a page like others.
 */
function specialView({ host, segments }: PatternParts, query: readonly (readonly [string, string])[]): string | undefined {
  const at = segments.findIndex((segment) => special.test(decodeAddress(segment)));
  if (at >= 0) {
    const path = `${host}${segments.slice(0, at + 1).join('/')}`;
    const isAbout = segments.slice(at + 1).some((segment) => segment !== '');
    return isAbout ? `${path}/…` : query.length > 0 ? `${path}?…` : undefined;
  }
  const title = query.find(([key, value]) => nameKey.test(key) && special.test(value));
  if (title === undefined) return undefined;
  const [key, value] = title;
  const [name, ...about] = value.split('/');
  if (query.length === 1 && about.length === 0) return undefined;
  // Parameters are sorted, so that others stand before or behind; `Special:Log` is no beginning of `Special:LogIn`.
  const path = `${host}${segments.join('/')}`;
  return [`?…&${key}=${name}`, `?…${key}=${name}/…`, `?…${key}=${name}&…`].map((end) => path + end).join(' | ');
}

/** Reads from the address alone whether it is a state or a view of a page that has an address of its own. */
export function pageState(parts: PatternParts, query: readonly (readonly [string, string])[]): PageState | undefined {
  const list = specialView(parts, query);
  if (list !== undefined) return { pattern: list, isOld: false };
  const isOld = query.some(
    ([key, value]) =>
      (stateKey.test(key) && /^(?:\d+|prev|next|cur)$/i.test(value)) || (momentKey.test(key) && /^\d{9,}$/.test(value)),
  );
  const isView = query.some(([key, value]) => viewKey.test(key) && viewValue.test(value));
  if (!isOld && !isView) return undefined;
  const states = parts.query.map(([key, value]): [string, string] => [key, viewKey.test(key) || value === '' ? value : '*']);
  return { pattern: joinParts({ ...parts, segments: anyPage(parts), query: states }), isOld };
}
