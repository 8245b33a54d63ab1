import type { Node } from './node.js';
import type { Ruleset } from './ruleset.js';
import { walkNodes } from './walk-nodes.js';

/** Ids of the probes on which a node rests, itself or through the facts it asks; each once. */
export function probesIn(ruleset: Ruleset, root: Node, trail: readonly string[] = []): readonly string[] {
  const ids = walkNodes(root, []).flatMap(({ node: { probe, fact } }) => {
    if (probe !== undefined) return [probe.id];
    const check = fact === undefined || trail.includes(fact.id) ? undefined : ruleset.facts.get(fact.id)?.check;
    return check === undefined ? [] : probesIn(ruleset, check, [...trail, fact?.id ?? '']);
  });
  return [...new Set(ids)];
}
