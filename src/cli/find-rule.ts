import { UsageError } from '../errors.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import { closest } from '../ruleset/did-you-mean.js';
import type { Ruleset } from '../ruleset/ruleset.js';

/**
 * The rule of this id or former id.
 * @throws UsageError with the nearest id when there is none
 */
export function findRule(ruleset: Ruleset, id: string): RuleDefinition {
  const rule = ruleset.rules.get(id) ?? [...ruleset.rules.values()].find((r) => r.aliases?.includes(id));
  if (rule !== undefined) return rule;
  const near = closest(id, ruleset.rules.keys());
  throw new UsageError(`There is no rule named \`${id}\`${near ? `; did you mean \`${near}\`?` : '.'}`, {
    code: 'unknown-rule',
    hint: '`vigie rules list` prints every id.',
  });
}
