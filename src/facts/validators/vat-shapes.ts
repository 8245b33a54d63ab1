/**
 * Shapes of VAT numbers without their country letters, Member States first, then neighbours whose companies are met on French sites.
 * The law file gives a key for France only: elsewhere the shape is all that is tested, and an unknown shape proves nothing.
 */
export const vatShapes: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  // Older Irish numbers hold a letter, + or * in second place; signs are gone once the number is brought to its letters and digits.
  IE: /^(?:\d{7}[A-Z]{1,2}|\d[A-Z]?\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  CHE: /^\d{9}(?:TVA|MWST|IVA)?$/,
  GB: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
  XI: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
};
