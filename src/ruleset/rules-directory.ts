import { fileURLToPath } from 'node:url';

/** Absolute path of the rules that are shipped with Vigie (same depth from `src/ruleset` and `dist/ruleset`). */
export function defaultRulesDirectory(): string {
  return fileURLToPath(new URL('../../rules', import.meta.url));
}
