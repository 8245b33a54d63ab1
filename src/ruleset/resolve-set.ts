import { UsageError } from '../errors.js';
import type { RuleDefinition } from './definitions.js';
import { closest } from './did-you-mean.js';
import type { Ruleset } from './ruleset.js';
import type { Severity } from './vocabulary.js';

/** The set of this id needs no list: every rule is in it. A file of the same name may give it a title and severities. */
export const everyRule = 'all';

type Switches = Map<string, 'on' | 'off' | Severity>;

function unknownSet(ruleset: Ruleset, id: string): UsageError {
  const known = [...new Set([everyRule, ...ruleset.sets.keys()])].sort();
  const near = closest(id, known);
  return new UsageError(`There is no set of rules named \`${id}\`${near ? `; did you mean \`${near}\`?` : '.'}`, {
    code: 'unknown-set',
    hint: `Sets: ${known.join(', ')}.`,
  });
}

/** The canonical id of a rule given by id or by a former id. */
function canonicalId(ruleset: Ruleset, id: string): string | undefined {
  if (ruleset.rules.has(id)) return id;
  return [...ruleset.rules.values()].find((rule) => rule.aliases?.includes(id))?.id;
}

function collect(ruleset: Ruleset, id: string, tailoring: string[], trail: readonly string[]): Switches {
  const set = ruleset.sets.get(id);
  if (set === undefined && id !== everyRule) throw unknownSet(ruleset, id);
  if (trail.includes(id)) {
    throw new UsageError(`The sets extend each other in a circle: ${[...trail, id].join(' → ')}.`, {
      code: 'set-cycle',
      hint: 'Remove one of the `extends`.',
    });
  }
  const switches: Switches = new Map(id === everyRule ? [...ruleset.rules.keys()].map((rule) => [rule, 'on']) : []);
  for (const parent of set?.extends ?? []) {
    for (const [rule, value] of collect(ruleset, parent, tailoring, [...trail, id])) switches.set(rule, value);
  }
  for (const [name, value] of Object.entries(set?.rules ?? {})) {
    const rule = canonicalId(ruleset, name);
    if (rule === undefined) continue; // a rule of a set that is not in this folder: told by `rules validate`
    if (value === 'off' && switches.has(rule)) tailoring.push(`${rule}: off (set ${id})`);
    const severity = ruleset.rules.get(rule)?.severity;
    if (value !== 'on' && value !== 'off' && value !== severity)
      tailoring.push(`${rule}: severity ${severity} → ${value} (set ${id})`);
    switches.set(rule, value);
  }
  return switches;
}

/**
 * The rules of a set, sorted by id, with the set's severities applied. The set `all` lists nothing and means every rule.
 * Deprecated rules run only where a set names them.
 * @returns `tailoring`: what the set changes compared with the rules as written, one line each, for the report
 * @throws UsageError for an unknown set (with a suggestion) or sets that extend each other
 */
export function resolveSet(
  ruleset: Ruleset,
  id: string,
): { readonly rules: readonly RuleDefinition[]; readonly tailoring: readonly string[] } {
  const tailoring: string[] = [];
  const switches = collect(ruleset, id, tailoring, []);
  const named = new Set([...ruleset.sets.values()].flatMap((set) => Object.keys(set.rules ?? {})));
  const rules = [...switches].flatMap(([ruleId, value]): RuleDefinition[] => {
    const rule = ruleset.rules.get(ruleId);
    if (rule === undefined || value === 'off' || (rule.status === 'deprecated' && !named.has(ruleId))) return [];
    return [value === 'on' ? rule : { ...rule, severity: value }];
  });
  return { rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)), tailoring: [...new Set(tailoring)].sort() };
}
