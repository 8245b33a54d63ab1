import { passesLuhn } from './luhn.js';
import type { Validation } from './validator.js';

/**
 * French company number: nine digits with a Luhn check digit (a SIRET's first nine are accepted). Passing proves only the syntax;
 * a number that fails is there all the same, perhaps mistyped, and left to a person.
 * @param raw digits with or without spaces, dots or dashes
 */
export function validateSiren(raw: string): Validation {
  const digits = raw.replace(/\D/g, '');
  const value = digits.length === 14 ? digits.slice(0, 9) : digits;
  if (value.length !== 9 || /^(\d)\1{8}$/.test(value) || value === '123456789') return { status: 'invalid', value };
  return { status: passesLuhn(value) ? 'valid' : 'unsure', value };
}
