import { UsageError } from '../errors.js';

/** Accepts a calendar date `YYYY-MM-DD` that exists; throws UsageError otherwise. */
export function checkedDate(flag: string, value: string): string {
  const exists =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
  if (exists) return value;
  throw new UsageError(`« ${value} » is not a date that ${flag} understands.`, {
    code: 'not-a-date',
    hint: 'Write year, month and day: 2026-02-17.',
  });
}
