import type { FactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import { asksConsent } from '../ruleset/asks-consent.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { factsOf } from './searched-words.js';

/**
 * Asks of one page all that detections, rules and fact sheet will ask of it. Page by page and not rule by rule, so that what is
 * known of a page's text is used while it is fresh and forgotten after it.
 */
export function askedOfEachPage(
  ruleset: Ruleset,
  engine: FactEngine,
  rules: readonly RuleDefinition[],
): (view: PageView) => void {
  const facts = new Set(rules.flatMap(({ check }) => factsOf(check)));
  // Those are asked of the entry page alone.
  const asked = [...facts].filter((id) => !asksConsent(ruleset, id));
  return (view) => {
    for (const { check } of ruleset.detections.values()) engine.evaluate(view, check);
    for (const id of asked) engine.observe(view, id);
  };
}
