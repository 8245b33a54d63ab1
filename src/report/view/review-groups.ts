import type { RuleResult } from '../../assess/assessment.js';
import type { RenderContext } from './render-context.js';
import { resultView } from './result-view.js';

/** Pages that were looked at, by number. */
function pagesOf(result: RuleResult): readonly string[] {
  const pointers = [...result.evidence, ...result.checks.flatMap(({ evidence }) => evidence)];
  return [...new Set(pointers.map(({ page }) => page))].sort();
}

/** What two points must share to be told together: the reason, the search, the profile answers, and nothing seen to show. */
function situationOf(result: RuleResult, { searches }: RenderContext): string {
  const shows = result.evidence
    .concat(result.checks.flatMap(({ evidence }) => evidence))
    .some(({ quote }) => quote !== undefined);
  const own = shows || result.heldBack !== undefined || result.checks.length === 0;
  const search = searches.find(({ rules }) => rules.includes(result.rule))?.number;
  const rests = result.rests.map(({ key, value, origin }) => [key, value, origin]);
  return JSON.stringify(own ? result.rule : [result.kind, result.reason, search ?? pagesOf(result), rests]);
}

/** Neighbouring points in the same situation are one group: reason, search and profile are then said once. */
export function reviewGroups(results: readonly RuleResult[], context: RenderContext) {
  const groups: [RuleResult, ...RuleResult[]][] = [];
  for (const result of results) {
    const last = groups.at(-1);
    if (last && situationOf(last[0], context) === situationOf(result, context)) last.push(result);
    else groups.push([result]);
  }
  return groups.map((members) => {
    const cards = members.map((result) => resultView(sharing(result, members), context));
    return { single: members.length === 1, count: members.length, anchor: `g-${members[0].rule}`, shared: cards[0], cards };
  });
}

/** The search is told once for the group: with the words that were sought for any of its points. */
function sharing(result: RuleResult, members: readonly RuleResult[]): RuleResult {
  if (members.length === 1 || result.coverage === undefined) return result;
  const words = [...new Set(members.flatMap(({ coverage }) => coverage?.words ?? []))];
  return { ...result, coverage: { ...result.coverage, words } };
}
