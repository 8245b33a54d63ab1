import { passesLuhn } from './luhn.js';
import type { Validation } from './validator.js';

/**
 * French company number: nine digits with a Luhn check digit (a SIRET's first nine are accepted). Passing proves only the syntax.
 * @param raw digits with or without spaces, dots or dashes
 */
export function validateSiren(raw: string): Validation {
  const digits = raw.replace(/\D/g, '');
  const value = digits.length === 14 ? digits.slice(0, 9) : digits;
  if (value.length !== 9 || /^(\d)\1{8}$/.test(value) || value === '123456789') return { status: 'invalid', value };
  return { status: passesLuhn(value) ? 'valid' : 'invalid', value };
}

/**
 * French establishment number: SIREN and five digits, Luhn over fourteen.
 * La Poste (SIREN 356000000) numbers some establishments so that the plain digit sum is a multiple of five instead.
 */
export function validateSiret(raw: string): Validation {
  const value = raw.replace(/\D/g, '');
  if (value.length !== 14 || /^(\d)\1{13}$/.test(value)) return { status: 'invalid', value };
  const sum = [...value].reduce((total, digit) => total + Number(digit), 0);
  const valid = passesLuhn(value) || (value.startsWith('356000000') && sum % 5 === 0);
  return { status: valid ? 'valid' : 'invalid', value };
}
