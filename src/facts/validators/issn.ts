import type { Validation } from './validator.js';

/** Serial number of a publication: seven digits weighted 8 to 2, and a key modulo eleven (X is ten). */
export function validateIssn(raw: string): Validation {
  const characters = raw.toUpperCase().replace(/[^0-9X]/g, '');
  if (!/^\d{7}[\dX]$/.test(characters)) return { status: 'invalid', value: characters };
  const sum = [...characters].reduce((total, sign, index) => total + (sign === 'X' ? 10 : Number(sign)) * (8 - index), 0);
  const value = `${characters.slice(0, 4)}-${characters.slice(4)}`;
  return { status: sum % 11 === 0 && sum > 0 ? 'valid' : 'unsure', value };
}
