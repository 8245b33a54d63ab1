import { evaluatePredicate, type ProfileEntries } from '../profile/predicate.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { Node } from '../ruleset/node.js';
import type { Language, PageType, Reason, Truth } from '../ruleset/vocabulary.js';
import { reviewReasons } from '../ruleset/vocabulary.js';
import type { Site } from './site.js';
import { answerSite, type SiteAnswer } from './site-facts.js';

/** A node of a rule's check with its answer and those of the nodes below it that were asked. */
export interface AnsweredNode {
  readonly node: Node;
  readonly value: Truth;
  /** The answer before `when` and `onFalse`. */
  readonly bare: Truth;
  readonly reason?: Reason;
  readonly children: readonly AnsweredNode[];
  /** The answer of a leaf. */
  readonly site?: SiteAnswer;
  /** The guard does not hold: the node is vacuously true and is not printed. */
  readonly guarded: boolean;
  readonly rests: readonly ProfileEntry[];
  readonly asks: readonly string[];
}

export interface CheckContext {
  readonly site: Site;
  readonly entries: ProfileEntries;
  /** Where the rule looks unless a leaf says otherwise. */
  readonly pages: readonly PageType[] | 'any';
  readonly languages?: readonly Language[];
}

type Bare = Pick<AnsweredNode, 'children' | 'site' | 'reason'> & { readonly bare: Truth };

const isReview = (reason: Reason): boolean => (reviewReasons as readonly string[]).includes(reason);

/** The first reason for a person to look; failing that, the first reason why it could not be tested. */
function reasonOf(children: readonly AnsweredNode[]): Reason | undefined {
  const reasons = children.flatMap(({ value, reason }) => (value === 'unknown' && reason !== undefined ? [reason] : []));
  return reasons.find(isReview) ?? reasons[0];
}

function decided(bare: Truth, children: readonly AnsweredNode[]): Bare {
  const reason = bare === 'unknown' ? reasonOf(children) : undefined;
  return { bare, children, ...(reason === undefined ? {} : { reason }) };
}

function every(children: readonly AnsweredNode[]): Truth {
  if (children.some(({ value }) => value === false)) return false;
  return children.some(({ value }) => value === 'unknown') ? 'unknown' : true;
}

function some(children: readonly AnsweredNode[]): Truth {
  if (children.some(({ value }) => value === true)) return true;
  return children.some(({ value }) => value === 'unknown') ? 'unknown' : false;
}

function atLeast(min: number, children: readonly AnsweredNode[]): Truth {
  if (children.filter(({ value }) => value === true).length >= min) return true;
  return children.filter(({ value }) => value !== false).length >= min ? 'unknown' : false;
}

const negated = (value: Truth): Truth => (value === 'unknown' ? value : !value);

function inOrder(nodes: readonly Node[], context: CheckContext): Bare {
  const children: AnsweredNode[] = [];
  for (const node of nodes) {
    const child = answerNode(node, context);
    children.push(child);
    if (child.value !== true) break;
  }
  return decided(every(children), children);
}

function answerLeaf(node: Node, context: CheckContext): Bare {
  const site = answerSite(context.site, {
    leaf: node,
    pages: node.fact?.pages ?? context.pages,
    languages: context.languages,
  });
  return { bare: site.value, children: [], site, ...(site.reason === undefined ? {} : { reason: site.reason }) };
}

function answerBare(node: Node, context: CheckContext): Bare {
  const each = (nodes: readonly Node[]) => nodes.map((child) => answerNode(child, context));
  if (node.sequence) return inOrder(node.sequence, context);
  if (node.all) {
    const children = each(node.all);
    return decided(every(children), children);
  }
  if (node.any) {
    const children = each(node.any);
    return decided(some(children), children);
  }
  if (node.none) {
    // A guarded child is vacuously true elsewhere; here that would turn a question that is not asked into a gap.
    const children = each(node.none).filter(({ guarded }) => !guarded);
    return decided(negated(some(children)), children);
  }
  if (node.atLeast) {
    const children = each(node.atLeast.of);
    return decided(atLeast(node.atLeast.min, children), children);
  }
  return answerLeaf(node, context);
}

/** Languages in which both a node and the nodes above it want to be judged. */
function narrow(context: CheckContext, own: readonly Language[] | undefined): CheckContext {
  if (own === undefined) return context;
  return {
    ...context,
    languages: context.languages === undefined ? own : own.filter((code) => context.languages?.includes(code)),
  };
}

/** Answers a node of a rule's check for the whole site, in three-valued logic (Kleene). */
export function answerNode(node: Node, context: CheckContext): AnsweredNode {
  const guard = node.when === undefined ? undefined : evaluatePredicate(node.when, context.entries);
  const rests = guard?.rests ?? [];
  if (guard?.value === false) return { node, value: true, bare: true, children: [], guarded: true, rests, asks: [] };
  const { bare, reason, ...rest } = answerBare(node, narrow(context, node.languages));
  const own = { node, bare, ...rest, guarded: false, rests };
  // A guard that nobody answered: the node holds if it would hold either way.
  const asks = guard?.value === 'unknown' && bare !== true ? guard.asks : [];
  if (bare === false && asks.length > 0) return { ...own, asks, value: 'unknown', reason: 'profile-unknown' };
  if (bare === false && node.onFalse === 'needs-review') {
    // Something that should not be there was seen: nothing is « not found ».
    const wasSeen = node.fact?.is === false || node.none !== undefined;
    return { ...own, asks, value: 'unknown', reason: wasSeen ? 'judgement' : 'not-found' };
  }
  return { ...own, asks, value: bare, ...(reason === undefined ? {} : { reason }) };
}
