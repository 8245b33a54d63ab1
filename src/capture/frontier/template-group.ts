import type { PageRecord } from '../../evidence/page-record.js';
import type { PageType } from '../../ruleset/vocabulary.js';
import type { SteadyScore } from './score.js';
import type { TrapSign } from './traps.js';

/** A URL that waits, with all that was seen of it. */
export interface Waiting {
  readonly key: string;
  readonly order: number;
  url: string;
  depth: number;
  foundOn: NonNullable<PageRecord['foundOn']>;
  promises: readonly PageType[];
  title: string | undefined;
  rel: string | undefined;
  hreflang: string | undefined;
  visible: boolean | undefined;
  lastmod: string | undefined;
  /** Pages that link to it; `lastPage` is the latest of them. */
  sightings: number;
  lastPage: string;
  readonly trap: TrapSign | undefined;
  /** Its pattern as a tool, where only the page that its address names offers it (page-tool.ts). */
  tool: string | undefined;
  /** The last number in its address: an id, mostly. */
  readonly number: number | undefined;
  group: Group;
  /** The part of its score that rests on the link itself; forgotten when the link changes. */
  steady: SteadyScore | undefined;
}

/** Pages of a group that are built alike. */
export interface ShapeCluster {
  readonly shape: readonly string[];
  /** Types of the first page, as one text. */
  readonly types: string;
  readonly pages: string[];
}

/** Addresses of one pattern, and what the visits of some of them taught. */
export interface Group {
  readonly pattern: string;
  /**
   * `literal`: one address; `language`: the same page in several languages; `numbered`: ids, dates or titles in the address;
   * `named`: siblings that differ in one word; `wide`: the many pages of a top level or of one script.
   */
  readonly kind: 'literal' | 'language' | 'numbered' | 'named' | 'wide';
  /** `t1` or `m1`, once it is a template. */
  id: string | undefined;
  /** Other patterns that turned out to be the same template. */
  also: string[];
  /** Set when this group became part of another. */
  into: Group | undefined;
  /** Distinct addresses seen. */
  seen: number;
  /** … of them in header, navigation or footer, tools of the page left out. */
  framed: number;
  /** … of them in spaces without end, which the list of traps speaks of. */
  trapped: number;
  visits: number;
  /** Visits that gave nothing to read. */
  failed: number;
  readonly waiting: Map<string, Waiting>;
  readonly pages: { readonly id: string; readonly chosenAs: string }[];
  readonly clusters: ShapeCluster[];
  readonly yields: Set<PageType>;
  /** Visits that promised a lacking type and did not yield it. */
  readonly fruitless: Map<PageType, number>;
}

export function createGroup(pattern: string, kind: Group['kind']): Group {
  return {
    pattern,
    kind,
    id: undefined,
    also: [],
    into: undefined,
    seen: 0,
    framed: 0,
    trapped: 0,
    visits: 0,
    failed: 0,
    waiting: new Map(),
    pages: [],
    clusters: [],
    yields: new Set(),
    fruitless: new Map(),
  };
}

/** The group that a group is part of now. */
export function currentGroup(group: Group): Group {
  let current = group;
  while (current.into) current = current.into;
  return current;
}

/** Whether the others of its group are the same tool of other pages. */
export const isTool = ({ tool, group }: Pick<Waiting, 'tool' | 'group'>): boolean =>
  tool !== undefined && (group.pattern === tool || group.also.includes(tool));

/** A few pages stand for all addresses of such a group. */
export const isTemplate = (group: Group): boolean => group.kind !== 'literal' && group.seen >= 2;

/** Puts all that is known of one group into another. */
export function mergeGroup(from: Group, target: Group): void {
  from.into = target;
  target.id ??= from.id;
  target.seen += from.seen;
  target.framed += from.framed;
  target.trapped += from.trapped;
  target.visits += from.visits;
  target.failed += from.failed;
  target.pages.push(...from.pages);
  target.clusters.push(...from.clusters);
  for (const type of from.yields) target.yields.add(type);
  for (const [type, count] of from.fruitless) target.fruitless.set(type, (target.fruitless.get(type) ?? 0) + count);
  for (const [key, candidate] of from.waiting) {
    candidate.group = target;
    target.waiting.set(key, candidate);
  }
  from.waiting.clear();
}
