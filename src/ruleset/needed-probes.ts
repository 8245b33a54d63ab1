import type { ProbeDefinition } from './probe-definition.js';
import { probesIn } from './probes-in.js';
import { resolveSet } from './resolve-set.js';
import type { Ruleset } from './ruleset.js';

/** The probes that the rules of a set rest on, sorted by id. */
export function neededProbes(ruleset: Ruleset, set: string): readonly ProbeDefinition[] {
  const ids = new Set(resolveSet(ruleset, set).rules.flatMap(({ check }) => probesIn(ruleset, check)));
  return [...ruleset.probes.values()].filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
