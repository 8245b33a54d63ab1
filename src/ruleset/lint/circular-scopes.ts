import { scopesNamed } from '../walk-nodes.js';
import type { LintCheck } from './lint-context.js';

/** No scope rests on itself, by whatever way. */
export const circularScopes: LintCheck = ({ ruleset: { scopes } }) => {
  const named = (id: string): readonly string[] => {
    const definition = scopes.get(id);
    return definition === undefined ? [] : scopesNamed(definition.when, []).map(({ scope }) => scope);
  };
  const wayBack = (from: string, to: string, trail: readonly string[]): readonly string[] | undefined => {
    for (const next of named(from)) {
      if (next === to) return [...trail, next];
      if (trail.includes(next)) continue;
      const way = wayBack(next, to, [...trail, next]);
      if (way !== undefined) return way;
    }
    return undefined;
  };
  return [...scopes.values()].flatMap(({ id, file }) => {
    const way = wayBack(id, id, [id]);
    if (way === undefined) return [];
    const message = `The scope rests on itself: ${way.join(' → ')}; take one of these names out.`;
    return [{ file, path: ['when'], part: 'key' as const, code: 'circular-scope', message }];
  });
};
