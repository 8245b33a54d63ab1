import type { Node } from './node.js';
import type { ProbeDefinition } from './probe-definition.js';
import { resolveSet } from './resolve-set.js';
import type { Ruleset } from './ruleset.js';
import { walkNodes } from './walk-nodes.js';

/** Ids of the probes on which a check rests, itself or through its facts. */
function probesIn(ruleset: Ruleset, root: Node, trail: readonly string[] = []): readonly string[] {
  return walkNodes(root, []).flatMap(({ node: { probe, fact } }) => {
    if (probe !== undefined) return [probe.id];
    const check = fact === undefined || trail.includes(fact.id) ? undefined : ruleset.facts.get(fact.id)?.check;
    return check === undefined ? [] : probesIn(ruleset, check, [...trail, fact?.id ?? '']);
  });
}

/** The probes that the rules of a set rest on, sorted by id. */
export function neededProbes(ruleset: Ruleset, set: string): readonly ProbeDefinition[] {
  const ids = new Set(resolveSet(ruleset, set).rules.flatMap(({ check }) => probesIn(ruleset, check)));
  return [...ruleset.probes.values()].filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
