import type { RuleDefinition } from './definitions.js';
import type { ProbeDefinition } from './probe-definition.js';
import { probesIn } from './probes-in.js';
import { resolveSet } from './resolve-set.js';
import type { Ruleset } from './ruleset.js';

/**
 * The probes that the rules of a set rest on, sorted by id.
 * @param asked tells the rules that are asked of this service; all when left out
 * @param named ids of probes that were asked for, whether rules rest on them or not
 */
export function neededProbes(
  ruleset: Ruleset,
  set: string,
  asked: (rule: RuleDefinition) => boolean = () => true,
  named: readonly string[] = [],
): readonly ProbeDefinition[] {
  const rules = resolveSet(ruleset, set).rules.filter(asked);
  const ids = new Set(rules.flatMap(({ check }) => probesIn(ruleset, check)));
  return [...ruleset.probes.values()]
    .filter(({ id, onRequest }) => named.includes(id) || (ids.has(id) && !onRequest))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
