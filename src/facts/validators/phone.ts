import type { Validation } from './validator.js';

// Numbers of form samples, and the blocks that Arcep reserves for fiction.
const samples = /^(?:0123456789|0102030405|0600000000|0(?:1990|2619|3530|4657|5364|63998)\d+|(\d)\1{7,})$/;

/** A telephone number of any country; French ones in national form. Typing samples and numbers reserved for fiction are invalid. */
export function validatePhone(raw: string): Validation {
  const digits = raw.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  const value = digits.replace(/^(?:\+|00)33/, '0').replace(/^00/, '+');
  const count = value.replace(/\D/g, '').length;
  if (samples.test(value)) return { status: 'invalid', value };
  return { status: count >= 4 && count <= 15 ? 'valid' : 'invalid', value };
}
