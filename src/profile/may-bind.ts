import type { RuleDefinition } from '../ruleset/definitions.js';
import { evaluatePredicate, type ProfileEntries } from './predicate.js';

/** Whether a rule may bind the service, as far as the given answers say: an answer that nobody gave leaves it possible. */
export const mayBind = ({ applies, exempt }: RuleDefinition, entries: ProfileEntries): boolean =>
  evaluatePredicate(applies, entries).value !== false &&
  (exempt === undefined || evaluatePredicate(exempt, entries).value !== true);
