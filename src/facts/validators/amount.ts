import type { Validation } from './validator.js';

/** The number in « 12.576.947,40 », « 1 000 », « 15,000 » or « 100.50 »: three digits behind the last sign are thousands. */
export function readAmount(raw: string): number | undefined {
  const digits = /\d[\d\s.,'’]*/.exec(raw)?.[0].trim().replace(/[.,]$/, '');
  if (digits === undefined) return undefined;
  const cents = /^(.*\d)[.,](\d{1,2})$/.exec(digits);
  return Number(`${(cents?.[1] ?? digits).replace(/\D/g, '')}.${cents?.[2] ?? '0'}`);
}

/** A sum of money, as it is written. Zero is a blank that was left open. */
export function validateAmount(raw: string): Validation {
  return { status: (readAmount(raw) ?? 0) > 0 ? 'valid' : 'invalid', value: raw };
}
