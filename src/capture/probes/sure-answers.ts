import type { ProbeRun } from '../../evidence/probe-record.js';
import type { ProbeDefinition } from '../../ruleset/probe-definition.js';

/**
 * The answers that stand although a page on the way broke off before it was whole. What was seen was seen; that something is not
 * there, or takes so many clicks, may be due to what did not arrive, and so may all that two choices are compared by.
 */
export function sureAnswers(kind: ProbeDefinition['kind'], values: ProbeRun['values']): ProbeRun['values'] {
  if (kind === 'compare') return {};
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== false && typeof value !== 'number'));
}
