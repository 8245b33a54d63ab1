import { UsageError } from '../errors.js';
import { closest } from '../ruleset/did-you-mean.js';
import type { ProbeDefinition } from '../ruleset/probe-definition.js';
import type { Ruleset } from '../ruleset/ruleset.js';

/** The probe of that id; throws UsageError with the nearest one. */
export function probeNamed({ probes }: Ruleset, id: string): ProbeDefinition {
  const probe = probes.get(id);
  if (probe !== undefined) return probe;
  const near = closest(id, [...probes.keys()]);
  throw new UsageError(`There is no probe named \`${id}\`${near ? `; did you mean \`${near}\`?` : '.'}`, {
    code: 'unknown-probe',
    hint: `Probes: ${[...probes.keys()].sort().join(', ')}.`,
  });
}
