import type { FactDefinition } from './definitions.js';
import { walkNodes } from './walk-nodes.js';

/**
 * Whether a fact gives a text beside its answer: the value of the field that it names, or the name of the tracker that it
 * looks for, on a page or after a choice. A check that also extracts fields names the one to report itself, so that nothing is printed by accident.
 */
export function reportsText(fact: FactDefinition): boolean {
  if (fact.value !== undefined) return true;
  const nodes = walkNodes(fact.check, ['check']).map(({ node }) => node);
  return (
    nodes.some((node) => node.tracker !== undefined || node.consent !== undefined) &&
    nodes.every((node) => node.field === undefined)
  );
}
