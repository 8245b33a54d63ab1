import { type Bilingual, notTestedReasons, type Outcome, type Reason, type Truth } from '../ruleset/vocabulary.js';
import type { Restraint } from './hold-back.js';

/** What a rule came to. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason?: Reason;
  readonly heldBack?: { readonly outcome: 'fail'; readonly why: Bilingual };
  /** Questions whose answer would decide. */
  readonly asks: readonly string[];
}

const isUntested = (reason: Reason): boolean => (notTestedReasons as readonly string[]).includes(reason);

/** The answer of a check as an outcome, before any restraint. */
export function outcomeOf(value: Truth, reason: Reason | undefined, kind: 'obligation' | 'indicator'): Verdict {
  if (value === 'unknown') {
    const why = reason ?? 'ambiguous';
    return { outcome: isUntested(why) ? 'not-tested' : 'needs-review', reason: why, asks: [] };
  }
  if (kind === 'indicator') return { outcome: value ? 'observed' : 'not-observed', asks: [] };
  return { outcome: value ? 'pass' : 'fail', asks: [] };
}

/** Applies what keeps an outcome from being stated; a gap that is held back keeps the reasons why, in both languages. */
export function restrain(verdict: Verdict, onAny: readonly Restraint[], onFail: readonly Restraint[]): Verdict {
  if (verdict.outcome === 'needs-review' || verdict.outcome === 'not-tested') return verdict;
  const restraints = verdict.outcome === 'fail' ? [...onAny, ...onFail] : onAny;
  const [first] = restraints;
  if (first === undefined) return verdict;
  const why = {
    fr: restraints.map((restraint) => restraint.why.fr).join(' '),
    en: restraints.map((restraint) => restraint.why.en).join(' '),
  };
  return {
    outcome: 'needs-review',
    reason: first.reason,
    ...(verdict.outcome === 'fail' ? { heldBack: { outcome: 'fail' as const, why } } : {}),
    asks: [...new Set(restraints.flatMap(({ asks }) => asks))].sort(),
  };
}
