import type { Node } from './node.js';
import type { Ruleset } from './ruleset.js';
import { walkNodes } from './walk-nodes.js';

/** Whether a fact rests on the record of consent, itself or through the facts it asks: such a fact is asked of the entry page only. */
export function asksConsent(ruleset: Ruleset, id: string, trail: readonly string[] = []): boolean {
  const check = ruleset.facts.get(id)?.check;
  if (check === undefined || trail.includes(id)) return false;
  const rests = ({ consent, fact }: Node) =>
    consent !== undefined || (fact !== undefined && asksConsent(ruleset, fact.id, [...trail, id]));
  return walkNodes(check, []).some(({ node }) => rests(node));
}
