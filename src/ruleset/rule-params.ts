import type { RuleDefinition } from './definitions.js';
import type { Node } from './node.js';

type Values = Readonly<Record<string, number>>;

function withValues(node: Node, values: Values): Node {
  const children = (list: readonly Node[]) => list.map((child) => withValues(child, values));
  const { sequence, all, any, none, atLeast } = node;
  const given = atLeast?.param === undefined ? undefined : values[atLeast.param];
  return {
    ...node,
    ...(sequence === undefined ? {} : { sequence: children(sequence) }),
    ...(all === undefined ? {} : { all: children(all) }),
    ...(any === undefined ? {} : { any: children(any) }),
    ...(none === undefined ? {} : { none: children(none) }),
    ...(atLeast === undefined
      ? {}
      : { atLeast: { ...atLeast, ...(given === undefined ? {} : { min: given }), of: children(atLeast.of) } }),
  };
}

/** The rule with these values of its parameters, the usual ones for those that are not given. */
export function withParams(rule: RuleDefinition, values: Values = {}): RuleDefinition {
  if (rule.params === undefined) return rule;
  const usual = Object.fromEntries(Object.entries(rule.params).map(([name, { default: value }]) => [name, value]));
  return { ...rule, check: withValues(rule.check, { ...usual, ...values }) };
}
