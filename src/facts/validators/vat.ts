import type { Validation } from './validator.js';

// Shapes only; the list is not complete and an unknown shape proves nothing.
const shapes: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  CY: /^\d{8}[A-Z]$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  IE: /^\d{7}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LU: /^\d{8}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  SE: /^\d{12}$/,
};

function validateFrench(body: string): Validation['status'] {
  const key = body.slice(0, 2);
  const siren = body.slice(2);
  if (!/^\d{9}$/.test(siren)) return 'invalid';
  // Keys with letters follow a newer scheme that has no published test.
  if (!/^\d{2}$/.test(key)) return /^[0-9A-HJ-NP-Z]{2}$/.test(key) ? 'unsure' : 'invalid';
  return Number(key) === (12 + 3 * (Number(siren) % 97)) % 97 ? 'valid' : 'unsure';
}

/** European VAT number: for France the key is computed from the SIREN; elsewhere only the shape is known. A wrong key is for a person. */
export function validateVat(raw: string): Validation {
  const value = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const country = value.slice(0, 2);
  const body = value.slice(2);
  if (country === 'FR') return { status: validateFrench(body), value };
  if (/^\d{11}$/.test(value)) return { status: 'unsure', value };
  const shape = shapes[country];
  return { status: shape === undefined ? 'unsure' : shape.test(body) ? 'valid' : 'unsure', value };
}
