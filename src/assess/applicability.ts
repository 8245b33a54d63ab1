import { confidenceOf, countsFrom, evaluatePredicate, joinEntries } from '../profile/predicate.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Reason } from '../ruleset/vocabulary.js';
import type { KnownProfile } from './detect-profile.js';

/** Whether a rule binds this service, with the answers on which that rests. */
export type Applicability =
  | { readonly kind: 'applies'; readonly rests: readonly ProfileEntry[] }
  | {
      readonly kind: 'settled';
      readonly outcome: 'not-applicable' | 'not-tested' | 'needs-review';
      readonly reason: Reason;
      readonly rests: readonly ProfileEntry[];
      readonly asks: readonly string[];
    };

/** Freed by an answer that was only guessed: the question is put to the user instead (architecture decision 7). */
function freed(rests: readonly ProfileEntry[], reason: 'profile' | 'exempt', profile: KnownProfile): Applicability {
  if (confidenceOf(rests) < countsFrom) {
    const asks = rests.filter((entry) => entry.confidence < countsFrom).map((entry) => entry.key);
    return { kind: 'settled', outcome: 'not-tested', reason: 'profile-unknown', rests, asks };
  }
  if (rests.some((entry) => profile.contradicted.has(entry.key)))
    return { kind: 'settled', outcome: 'needs-review', reason: 'contradicts-profile', rests, asks: [] };
  return { kind: 'settled', outcome: 'not-applicable', reason, rests, asks: [] };
}

/** Decides over the profile alone whether the rule is to be checked. An unanswered question never frees and never binds. */
export function applicability(rule: RuleDefinition, profile: KnownProfile): Applicability {
  const applies = evaluatePredicate(rule.applies, profile.entries);
  if (applies.value === false) return freed(applies.rests, 'profile', profile);
  if (applies.value === 'unknown')
    return { kind: 'settled', outcome: 'not-tested', reason: 'profile-unknown', rests: applies.rests, asks: applies.asks };
  if (rule.exempt === undefined) return { kind: 'applies', rests: applies.rests };
  const exempt = evaluatePredicate(rule.exempt, profile.entries);
  const rests = joinEntries([applies.rests, exempt.rests]);
  if (exempt.value === true) return freed(exempt.rests, 'exempt', profile);
  if (exempt.value === 'unknown')
    return { kind: 'settled', outcome: 'not-tested', reason: 'profile-unknown', rests, asks: exempt.asks };
  return { kind: 'applies', rests };
}
