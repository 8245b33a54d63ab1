import type { FactDefinition } from '../definitions.js';
import { walkNodes } from '../walk-nodes.js';
import type { LintCheck } from './lint-context.js';

/** A fact that rests on itself has no answer. Each circle is told once, at its first fact in alphabetical order. */
export const circularFacts: LintCheck = ({ ruleset }) => {
  const asks = (fact: FactDefinition) => walkNodes(fact.check, ['check']).flatMap(({ node }) => node.fact?.id ?? []);
  const circleFrom = (start: string, id: string, trail: readonly string[]): readonly string[] | undefined => {
    const fact = ruleset.facts.get(id);
    for (const next of fact === undefined ? [] : asks(fact)) {
      if (next === start) return [...trail, next];
      if (next < start || trail.includes(next)) continue;
      const circle = circleFrom(start, next, [...trail, next]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  return [...ruleset.facts.values()].flatMap(({ id, file }) => {
    const circle = circleFrom(id, id, [id]);
    if (circle === undefined) return [];
    const message = `The fact rests on itself: ${circle.join(' → ')}; take one of these questions out.`;
    return [{ file, path: ['check'], part: 'key' as const, code: 'circular-facts', message }];
  });
};
