import type { RuleDefinition } from './definitions.js';
import type { Node, Predicate } from './node.js';
import type { Ruleset } from './ruleset.js';

type Scopes = Ruleset['scopes'];

/** A condition with the conditions of the scopes it names beside their names. A circle is cut; the lint tells it. */
function filled(predicate: Predicate, scopes: Scopes, trail: readonly string[] = []): Predicate {
  if ('profile' in predicate) return predicate;
  if ('scope' in predicate) {
    const { scope } = predicate;
    const definition = trail.includes(scope) ? undefined : scopes.get(scope);
    return definition === undefined ? { scope } : { scope, when: filled(definition.when, scopes, [...trail, scope]) };
  }
  const all = (children: readonly Predicate[]) => children.map((child) => filled(child, scopes, trail));
  if ('all' in predicate) return { all: all(predicate.all) };
  if ('any' in predicate) return { any: all(predicate.any) };
  return { none: all(predicate.none) };
}

/** The condition of a scope by its id, whole. */
export const filledScope = (id: string, { scopes }: Ruleset): Predicate => filled({ scope: id }, scopes);

/** A check tree whose guards are filled. */
function filledNode(node: Node, scopes: Scopes): Node {
  const children = (list: readonly Node[] | undefined) => list?.map((child) => filledNode(child, scopes));
  const { when, sequence, all, any, none, atLeast } = node;
  return {
    ...node,
    ...(when === undefined ? {} : { when: filled(when, scopes) }),
    ...(sequence === undefined ? {} : { sequence: children(sequence) as Node[] }),
    ...(all === undefined ? {} : { all: children(all) as Node[] }),
    ...(any === undefined ? {} : { any: children(any) as Node[] }),
    ...(none === undefined ? {} : { none: children(none) as Node[] }),
    ...(atLeast === undefined ? {} : { atLeast: { ...atLeast, of: children(atLeast.of) as Node[] } }),
  };
}

function filledRule(rule: RuleDefinition, scopes: Scopes): RuleDefinition {
  const { exempt, failNeeds } = rule;
  return {
    ...rule,
    applies: filled(rule.applies, scopes),
    ...(exempt === undefined ? {} : { exempt: filled(exempt, scopes) }),
    ...(failNeeds === undefined ? {} : { failNeeds: filled(failNeeds, scopes) }),
    check: filledNode(rule.check, scopes),
  };
}

/** Writes the condition of each scope beside its name, wherever a rule names it: who evaluates a rule needs no other file. */
export function fillScopes(ruleset: Ruleset): Ruleset {
  const { scopes, rules } = ruleset;
  if (scopes.size === 0) return ruleset;
  return { ...ruleset, rules: new Map([...rules].map(([id, rule]) => [id, filledRule(rule, scopes)])) };
}
