import type { RuleResult } from '../../assess/assessment.js';
import { citationView } from './citation-view.js';
import { profileEntryView } from './profile-view.js';
import type { RenderContext } from './render-context.js';
import { resultLine } from './result-view.js';

/** The answers that put a rule aside; what a rule rests on says nothing of why it was not tested. */
const asideBy = ({ outcome, rests }: RuleResult) => (outcome === 'not-applicable' ? rests : []);

/** What two rules that say nothing must share to be told together: why, and the answers that are awaited or put them aside. */
function whyOf(result: RuleResult): string {
  const { outcome, reason, message, asks } = result;
  return JSON.stringify([
    outcome,
    reason,
    message.en,
    asks,
    asideBy(result).map(({ key, value, origin }) => [key, value, origin]),
  ]);
}

/** Rules that were not judged, by the reason why: reason, questions and profile are said once for all that share them. */
export function unjudgedGroups(results: readonly RuleResult[], { words }: RenderContext) {
  const groups = new Map<string, [RuleResult, ...RuleResult[]]>();
  for (const result of results) {
    const known = groups.get(whyOf(result));
    if (known === undefined) groups.set(whyOf(result), [result]);
    else known.push(result);
  }
  return [...groups.values()].map((members) => ({
    shared: resultLine(members[0], words),
    asks: members[0].asks.map((key) => ({ key, name: words.label('profileKey', key) })),
    rests: asideBy(members[0]).map((entry) => profileEntryView(entry, words)),
    members: members.map((result) => ({
      ...resultLine(result, words),
      citations: result.legal.filter(({ role }) => role === 'basis').map((reference) => citationView(reference, words)),
    })),
  }));
}
