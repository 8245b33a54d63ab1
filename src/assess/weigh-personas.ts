import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Bilingual, Outcome } from '../ruleset/vocabulary.js';
import type { CheckResult, RuleResult } from './assessment.js';

/**
 * Duties owed to users of the service rather than to the public: meeting them behind a login is meeting them. Every other duty is
 * answered by what a visitor without account can read (law file: contact points, terms and the means of notice are owed to anyone;
 * for DSA Article 20 « access is owed to people addressed by a decision »).
 */
const owedToMembers: ReadonlySet<string> = new Set(['eu-dsa#art-20']);

/** Which of two results on one rule stands, or that they disagree in a way that a person has to settle. */
export type Weighed = 'visitor' | 'member' | { readonly held: boolean };

/**
 * Weighs what a visitor alone was shown against what visitor and member together were shown. A member's page never carries a pass
 * of a duty owed to everyone, and neither carries nor leaves standing a gap that the visitor's pages alone do not show.
 */
export function weighPersonas(rule: RuleDefinition, visitor: Outcome, both: Outcome): Weighed {
  if (rule.kind === 'indicator' || visitor === both || visitor === 'not-applicable') return 'visitor';
  const forMembers = rule.legal.some(({ ref, role }) => role === 'basis' && owedToMembers.has(ref));
  if (forMembers && both === 'pass' && visitor !== 'fail') return 'member';
  if (visitor === 'fail' || both === 'fail') return { held: true };
  if (visitor === 'pass') return 'visitor';
  if (both === 'pass') return { held: false };
  return visitor === 'not-tested' ? 'member' : 'visitor';
}

interface Weighable extends Pick<RuleResult, 'outcome' | 'reason'> {
  readonly checks: readonly Pick<CheckResult, 'id' | 'value' | 'reason'>[];
}

/**
 * Whether the visitor's gap stands beside a member's visit that only was not complete: the gap was proved without the member, and
 * no check of it turned out otherwise with the member's pages but for what was not seen there.
 */
export function leavesGapStanding(visitor: Weighable, both: Weighable): boolean {
  if (visitor.outcome !== 'fail' || both.outcome !== 'needs-review' || both.reason !== 'coverage-incomplete') return false;
  const before = new Map(visitor.checks.map(({ id, value }) => [id, value]));
  return both.checks.every(({ id, value, reason }) => value === before.get(id) || reason === 'coverage-incomplete');
}

/** Why a gap was not stated, in both languages. */
export function whyHeld(visitor: RuleResult): Bilingual {
  return visitor.outcome === 'fail'
    ? {
        fr: 'Les pages ouvertes à tous montrent un écart, mais une page vue une fois connecté répond autrement.',
        en: 'The pages open to everyone show a gap, but a page seen when logged in says otherwise.',
      }
    : {
        fr: 'L’écart n’apparaît qu’avec les pages vues une fois connecté.',
        en: 'The gap appears only with the pages seen when logged in.',
      };
}
