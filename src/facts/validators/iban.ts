import { remainder } from './remainder.js';
import type { Validation } from './validator.js';

/** Bank account number: country, key and account, whose remainder by 97 is one with the first four characters moved to the end. */
export function validateIban(raw: string): Validation {
  const value = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const shaped = value.startsWith('FR')
    ? /^FR\d{12}[0-9A-Z]{11}\d{2}$/.test(value)
    : /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(value);
  if (!shaped) return { status: 'invalid', value };
  return { status: remainder(value.slice(4) + value.slice(0, 4), 97) === 1 ? 'valid' : 'unsure', value };
}
