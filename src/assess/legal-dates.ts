import { UsageError } from '../errors.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { ResolvedReference } from './assessment.js';

/** A legal reference of a rule, with what decides whether it counts on the day. */
export interface DatedReference extends ResolvedReference {
  readonly inForce: boolean;
}

/**
 * Checks a day written as 2026-11-23.
 * @throws UsageError when it is no calendar day
 */
export function calendarDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)) return day;
  throw new UsageError(`\`${day}\` is not a calendar day.`, { code: 'bad-date', hint: 'Write the day as YYYY-MM-DD.' });
}

function resolve(ruleset: Ruleset, { ref, at, role }: RuleDefinition['legal'][number], asOf: string): DatedReference[] {
  const [actId = '', entryId = ''] = ref.split('#');
  const act = ruleset.acts.get(actId);
  const entry = act?.entries[entryId];
  if (act === undefined || entry === undefined) return [];
  return [
    {
      ref,
      act: act.short,
      article: at ?? entry.article,
      role,
      from: entry.from,
      ...(entry.until === undefined ? {} : { until: entry.until }),
      url: entry.url,
      verified: entry.verified,
      inForce: entry.from <= asOf && (entry.until === undefined || asOf <= entry.until),
    },
  ];
}

/** The references of a rule with the versions of the day; ISO dates compare as text. */
export function datedReferences(ruleset: Ruleset, rule: RuleDefinition, asOf: string): readonly DatedReference[] {
  return rule.legal.flatMap((legal) => resolve(ruleset, legal, asOf));
}

/** A rule counts if one of its bases is in force; a rule without basis (an indicator) has no date. */
export function isInForce(references: readonly DatedReference[]): boolean {
  const bases = references.filter(({ role }) => role === 'basis');
  return bases.length === 0 || bases.some(({ inForce }) => inForce);
}

/** Whether the wording of at least one basis in force was checked; otherwise nothing may be called a gap. */
export function isVerified(references: readonly DatedReference[]): boolean {
  return references.some(({ role, inForce, verified }) => role === 'basis' && inForce && verified !== 'no');
}

/** What the report prints: references of the day only, so that no repealed number is ever shown as the law. */
export function printedReferences(references: readonly DatedReference[]): ResolvedReference[] {
  const current = references.filter(({ inForce }) => inForce);
  return (current.length > 0 ? current : references).map(({ inForce: _, ...reference }) => reference);
}
