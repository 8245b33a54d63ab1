import { validateEmail } from './email.js';
import { validateName, validatePerson } from './name.js';
import { validatePhone } from './phone.js';
import { validateSiren, validateSiret } from './siren.js';
import type { Validator } from './validator.js';
import { validateVat } from './vat.js';

/** Validators that rules/fields may name. */
export const validators: ReadonlyMap<string, Validator> = new Map<string, Validator>([
  ['siren', validateSiren],
  ['siret', validateSiret],
  ['vat', validateVat],
  ['phone', validatePhone],
  ['email', validateEmail],
  ['name', validateName],
  ['person', validatePerson],
]);
