import { passesLuhn } from './luhn.js';
import type { Validation } from './validator.js';

const laPoste = '356000000';

/**
 * French establishment number: SIREN and five digits, Luhn over fourteen.
 * La Poste numbers some establishments so that the plain digit sum is a multiple of five instead.
 */
export function validateSiret(raw: string): Validation {
  const value = raw.replace(/\D/g, '');
  if (value.length !== 14 || /^(\d)\1{13}$/.test(value) || value.startsWith('123456789')) return { status: 'invalid', value };
  const sum = [...value].reduce((total, digit) => total + Number(digit), 0);
  const valid = passesLuhn(value) || (value.startsWith(laPoste) && sum % 5 === 0);
  return { status: valid ? 'valid' : 'unsure', value };
}
