import type { MeasuredFact } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { MeasuredAccuracy } from './assessment.js';

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 100) / 100);

/** Precision and recall from counts. */
export function accuracyOf({ hits, misses, falseAlarms, correctNos }: MeasuredFact): MeasuredAccuracy {
  return {
    precision: share(hits, hits + falseAlarms),
    recall: share(hits, hits + misses),
    labels: hits + misses + falseAlarms + correctNos,
  };
}

/** How often a fact was right on all labelled pages that were measured; undefined when it never was. */
export function measuredAccuracy({ accuracy }: Ruleset, fact: string): MeasuredAccuracy | undefined {
  const counts = [...accuracy.values()].flatMap(({ facts }) => facts[fact] ?? []);
  if (counts.length === 0) return undefined;
  const sum = (read: (one: MeasuredFact) => number) => counts.reduce((total, one) => total + read(one), 0);
  return accuracyOf({
    hits: sum(({ hits }) => hits),
    misses: sum(({ misses }) => misses),
    falseAlarms: sum(({ falseAlarms }) => falseAlarms),
    correctNos: sum(({ correctNos }) => correctNos),
  });
}
