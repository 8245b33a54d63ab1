import type { RuleResult } from '../../assess/assessment.js';
import { severities } from '../../ruleset/vocabulary.js';
import type { Words } from '../words.js';
import { mainReference } from './citation-view.js';
import { readingOrder } from './outcome-view.js';

export interface LawGroup {
  /** Act id before the `#` of its references, or empty for results without one. */
  readonly act: string;
  readonly name: string;
  /** By outcome in reading order, then by article, then by severity. */
  readonly results: readonly RuleResult[];
}

/** Results filed by act. Acts with gaps come first, then by act id. */
export function groupByLaw(results: readonly RuleResult[], words: Words): readonly LawGroup[] {
  const groups = new Map<string, RuleResult[]>();
  for (const result of results) {
    const act = mainReference(result)?.ref.split('#')[0] ?? '';
    groups.set(act, [...(groups.get(act) ?? []), result]);
  }
  const named = [...groups].map(([act, members]) => ({ act, name: actName(members, words), results: sorted(members) }));
  return named.sort((a, b) => Number(hasFail(b)) - Number(hasFail(a)) || compareText(a.act, b.act));
}

function hasFail(group: LawGroup): boolean {
  return group.results.some((result) => result.outcome === 'fail');
}

function actName(results: readonly RuleResult[], words: Words): string {
  const reference = results[0] && mainReference(results[0]);
  return reference ? words.pick(reference.act) : words.t('obligations.noAct');
}

const collator = new Intl.Collator('en', { numeric: true });
function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

function sorted(results: readonly RuleResult[]): readonly RuleResult[] {
  return [...results].sort(
    (a, b) =>
      readingOrder.indexOf(a.outcome) - readingOrder.indexOf(b.outcome) ||
      compareText(mainReference(a)?.article ?? '', mainReference(b)?.article ?? '') ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compareText(a.rule, b.rule),
  );
}
