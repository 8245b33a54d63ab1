import type { RuleDefinition } from '../definitions.js';

/** An obligation on which only a person concludes: by its nature, or since it is pending a person and has no sentence for a pass. */
export function neverPasses({ kind, observable, pendingHuman, messages }: RuleDefinition): boolean {
  if (kind !== 'obligation' || messages.pass !== undefined) return false;
  return observable === 'human' || pendingHuman === true;
}
