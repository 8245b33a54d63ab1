import type { RuleDefinition } from '../ruleset/definitions.js';
import { walkNodes } from '../ruleset/walk-nodes.js';
import { evaluatePredicate, type ProfileEntries } from './predicate.js';

/** A question whose answer would decide something for some of the rules. */
export interface OpenQuestion {
  readonly key: string;
  /** Ids of the rules that wait for it, sorted. */
  readonly rules: readonly string[];
}

/** The keys that one rule still asks, given what is answered: first whether it binds, then what its check needs. */
function asksOf(rule: RuleDefinition, entries: ProfileEntries): readonly string[] {
  const applies = evaluatePredicate(rule.applies, entries);
  if (applies.value !== true) return applies.value === false ? [] : applies.asks;
  const exempt = rule.exempt === undefined ? undefined : evaluatePredicate(rule.exempt, entries);
  if (exempt !== undefined && exempt.value !== false) return exempt.value === true ? [] : exempt.asks;
  const guards = walkNodes(rule.check, []).flatMap(({ node }) => (node.when === undefined ? [] : [node.when]));
  const conditions = rule.failNeeds === undefined ? guards : [...guards, rule.failNeeds];
  return conditions.flatMap((condition) => evaluatePredicate(condition, entries).asks);
}

/**
 * The questions that some rule of the set still needs answered, the one that most rules wait for first.
 * An answer may close questions (a shop is not asked about its forum) and open others.
 */
export function openQuestions(rules: readonly RuleDefinition[], entries: ProfileEntries): readonly OpenQuestion[] {
  const waiting = new Map<string, string[]>();
  for (const rule of rules) {
    for (const key of new Set(asksOf(rule, entries))) waiting.set(key, [...(waiting.get(key) ?? []), rule.id]);
  }
  return [...waiting]
    .map(([key, ids]) => ({ key, rules: ids.sort() }))
    .sort((a, b) => b.rules.length - a.rules.length || (a.key < b.key ? -1 : 1));
}
