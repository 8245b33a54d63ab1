import { UsageError } from '../errors.js';

/** Regular expressions of addresses; throws UsageError for one that is none. */
export function checkedPatterns(values: readonly string[], flag = '--allow-request'): readonly string[] {
  for (const value of values) {
    try {
      new RegExp(value);
    } catch {
      throw new UsageError(`« ${value} » is not a pattern that ${flag} understands.`, {
        code: 'not-a-pattern',
        hint: 'Give a regular expression of addresses, for example ^https://staging\\.example\\.org/.',
      });
    }
  }
  return [...new Set(values)];
}
