import type { Validation } from './validator.js';

// Numbers of form samples, and the blocks that Arcep reserves for fiction.
const samples = /^(?:0123456789|0102030405|0600000000|0(?:1990|2619|3530|4657|5364|63998)\d+|(\d)\1{7,})$/;

// Digits of a national number behind the code of an overseas territory, where the code is not shared with mainland France.
const overseas: Readonly<Record<string, number>> = { 262: 9, 590: 9, 594: 9, 596: 9, 689: 8, 508: 6, 681: 6, 687: 6 };

function rightLength(value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (!value.startsWith('+')) return digits.length >= 4 && digits.length <= 15;
  const own = overseas[digits.slice(0, 3)];
  if (own === undefined) return digits.length >= 8 && digits.length <= 15;
  // The 0 of the national form is often left behind the code.
  return digits.slice(3).replace(/^0/, '').length === own;
}

/**
 * A telephone number of any country; French ones in national form. Typing samples and numbers reserved for fiction are invalid;
 * the texts never ask for a French number.
 */
export function validatePhone(raw: string): Validation {
  const digits = raw.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  const value = digits.replace(/^(?:\+|00)33/, '0').replace(/^00/, '+');
  if (samples.test(value)) return { status: 'invalid', value };
  return { status: rightLength(value) ? 'valid' : 'unsure', value };
}
