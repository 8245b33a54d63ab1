import { UsageError } from '../errors.js';
import type { RuleDefinition, RuleTailoring } from './definitions.js';
import { closest } from './did-you-mean.js';
import { withParams } from './rule-params.js';
import type { Ruleset } from './ruleset.js';

/** The set of this id needs no list: every rule is in it. A file of the same name may give it a title and severities. */
export const everyRule = 'all';

type Switches = Map<string, RuleTailoring>;

/** What a set comes to. */
export interface ResolvedSet {
  readonly rules: readonly RuleDefinition[];
  readonly deselected: readonly RuleDefinition[];
  readonly tailoring: readonly string[];
}

const byId = (a: RuleDefinition, b: RuleDefinition): number => (a.id < b.id ? -1 : 1);

function unknownSet(ruleset: Ruleset, id: string): UsageError {
  const known = [...new Set([everyRule, ...ruleset.sets.keys()])].sort();
  const near = closest(id, known);
  return new UsageError(`There is no set of rules named \`${id}\`${near ? `; did you mean \`${near}\`?` : '.'}`, {
    code: 'unknown-set',
    hint: `Sets: ${known.join(', ')}. The path of a file of your own works too.`,
  });
}

/** The canonical id of a rule given by id or by a former id. */
function canonicalId(ruleset: Ruleset, id: string): string | undefined {
  if (ruleset.rules.has(id)) return id;
  return [...ruleset.rules.values()].find((rule) => rule.aliases?.includes(id))?.id;
}

/** What a set changes of a rule as written, one line each. */
function changesOf(rule: RuleDefinition, value: RuleTailoring, id: string, isOn: boolean): readonly string[] {
  if (value === 'off') return isOn ? [`${rule.id}: off (set ${id})`] : [];
  if (value === 'on') return [];
  const { severity, params = {} } = typeof value === 'string' ? { severity: value } : value;
  return [
    ...(severity === undefined || severity === rule.severity
      ? []
      : [`${rule.id}: severity ${rule.severity} → ${severity} (set ${id})`]),
    ...Object.entries(params)
      .filter(([name, given]) => given !== rule.params?.[name]?.default)
      .map(([name, given]) => `${rule.id}: ${name} ${rule.params?.[name]?.default ?? '–'} → ${given} (set ${id})`),
  ];
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
    const rule = ruleset.rules.get(canonicalId(ruleset, name) ?? '');
    if (rule === undefined) continue; // a rule of a set that is not in this folder: told by `rules validate`
    tailoring.push(...changesOf(rule, value, id, switches.has(rule.id)));
    // Only what would run can be switched off.
    if (value !== 'off' || switches.has(rule.id)) switches.set(rule.id, value);
  }
  return switches;
}

function tailored(rule: RuleDefinition, value: RuleTailoring): RuleDefinition {
  if (value === 'on' || value === 'off') return rule;
  if (typeof value === 'string') return { ...rule, severity: value };
  return withParams({ ...rule, severity: value.severity ?? rule.severity }, value.params);
}

/**
 * The rules of a set, sorted by id, with the set's severities and parameters applied. The set `all` lists nothing and means every
 * rule. Deprecated rules run only where a set names them.
 * @returns `tailoring`: what the set changes compared with the rules as written, one line each, for the report;
 *   `deselected`: the rules that it takes away from a set that it extends
 * @throws UsageError for an unknown set (with a suggestion) or sets that extend each other
 */
export function resolveSet(ruleset: Ruleset, id: string): ResolvedSet {
  const tailoring: string[] = [];
  const switches = collect(ruleset, id, tailoring, []);
  const named = new Set([...ruleset.sets.values()].flatMap((set) => Object.keys(set.rules ?? {})));
  const rules = [...switches].flatMap(([ruleId, value]): RuleDefinition[] => {
    const rule = ruleset.rules.get(ruleId);
    if (rule === undefined || value === 'off' || (rule.status === 'deprecated' && !named.has(ruleId))) return [];
    return [tailored(rule, value)];
  });
  const off = [...switches].filter(([, value]) => value === 'off').flatMap(([ruleId]) => ruleset.rules.get(ruleId) ?? []);
  return {
    rules: rules.sort(byId),
    deselected: off.sort(byId),
    tailoring: [...new Set(tailoring)].sort(),
  };
}
