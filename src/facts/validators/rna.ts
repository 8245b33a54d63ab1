import type { Validation } from './validator.js';

/** Number of a French association: W and nine characters, of which the third is A or B in Corsica. It has no check digit. */
export function validateRna(raw: string): Validation {
  const value = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const sample = /^W(\d)\1{8}$|^W123456789$/.test(value);
  return { status: /^W\d[\dAB]\d{7}$/.test(value) && !sample ? 'valid' : 'invalid', value };
}
