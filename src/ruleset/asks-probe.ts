import type { Node } from './node.js';
import type { Ruleset } from './ruleset.js';
import { walkNodes } from './walk-nodes.js';

/** Whether a node rests on what a probe found, itself or through the facts it asks: it is asked only of pages where the probe began. */
export function asksProbe(ruleset: Ruleset, root: Node, trail: readonly string[] = []): boolean {
  return walkNodes(root, []).some(({ node: { probe, fact } }) => {
    if (probe !== undefined) return true;
    const check = fact === undefined || trail.includes(fact.id) ? undefined : ruleset.facts.get(fact.id)?.check;
    return check !== undefined && asksProbe(ruleset, check, [...trail, fact?.id ?? '']);
  });
}
