import { remainder } from './remainder.js';
import type { Validation } from './validator.js';

/** Legal entity identifier: eighteen characters and a key of two digits, whose remainder by 97 is one. */
export function validateLei(raw: string): Validation {
  const value = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (!/^[0-9A-Z]{18}\d{2}$/.test(value)) return { status: 'invalid', value };
  return { status: remainder(value, 97) === 1 ? 'valid' : 'unsure', value };
}
