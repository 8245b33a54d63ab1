import type { Validation } from './validator.js';
import { vatShapes } from './vat-shapes.js';

function validateFrench(body: string): Validation['status'] {
  const key = body.slice(0, 2);
  const siren = body.slice(2);
  if (!/^\d{9}$/.test(siren)) return 'invalid';
  // Keys with letters follow a newer scheme that has no published test.
  if (!/^\d{2}$/.test(key)) return /^[0-9A-HJ-NP-Z]{2}$/.test(key) ? 'unsure' : 'invalid';
  return Number(key) === (12 + 3 * (Number(siren) % 97)) % 97 ? 'valid' : 'unsure';
}

/**
 * European VAT number: for France the key is computed from the SIREN; elsewhere only the shape is known. A wrong key or an unknown
 * shape is for a person.
 */
export function validateVat(raw: string): Validation {
  const value = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (value.startsWith('FR')) return { status: validateFrench(value.slice(2)), value };
  const country = value.startsWith('CHE') ? 'CHE' : value.slice(0, 2);
  const shape = vatShapes[country];
  return { status: shape?.test(value.slice(country.length)) ? 'valid' : 'unsure', value };
}
