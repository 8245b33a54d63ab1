import type { Path } from './finding.js';
import type { Node, Predicate } from './node.js';

export interface PlacedNode {
  readonly node: Node;
  readonly path: Path;
}

/** A node and everything below it, parents first, each with its path in the file. */
export function walkNodes(node: Node, path: Path): readonly PlacedNode[] {
  const below: PlacedNode[] = [];
  for (const combinator of ['sequence', 'all', 'any', 'none'] as const) {
    for (const [i, child] of (node[combinator] ?? []).entries()) below.push(...walkNodes(child, [...path, combinator, i]));
  }
  for (const [i, child] of (node.atLeast?.of ?? []).entries()) below.push(...walkNodes(child, [...path, 'atLeast', 'of', i]));
  return [{ node, path }, ...below];
}

export interface PlacedCondition {
  readonly key: string;
  readonly values: readonly (string | boolean)[];
  readonly path: Path;
  /** Whether `values` stand under `is` or under `in`. */
  readonly operator: 'is' | 'in';
}

/** The questions that a predicate asks of the profile by itself; those of the scopes it names stand in their own files. */
export function walkPredicate(predicate: Predicate, path: Path): readonly PlacedCondition[] {
  if ('profile' in predicate) {
    const isOne = 'is' in predicate;
    return [{ key: predicate.profile, values: isOne ? [predicate.is] : predicate.in, path, operator: isOne ? 'is' : 'in' }];
  }
  if ('scope' in predicate) return [];
  const [combinator, children] = Object.entries(predicate)[0] as [string, readonly Predicate[]];
  return children.flatMap((child, i) => walkPredicate(child, [...path, combinator, i]));
}

export interface PlacedScope {
  readonly scope: string;
  readonly path: Path;
}

/** The scopes that a predicate names. */
export function scopesNamed(predicate: Predicate, path: Path): readonly PlacedScope[] {
  if ('scope' in predicate) return [{ scope: predicate.scope, path: [...path, 'scope'] }];
  if ('profile' in predicate) return [];
  const [combinator, children] = Object.entries(predicate)[0] as [string, readonly Predicate[]];
  return children.flatMap((child, i) => scopesNamed(child, [...path, combinator, i]));
}
