import { validateAmount } from './amount.js';
import { validateEmail } from './email.js';
import { validateIban } from './iban.js';
import { validateIssn } from './issn.js';
import { validateLei } from './lei.js';
import { validateName, validatePerson } from './name.js';
import { validatePhone } from './phone.js';
import { validateRna } from './rna.js';
import { validateSiren } from './siren.js';
import { validateSiret } from './siret.js';
import type { Validator } from './validator.js';
import { validateVat } from './vat.js';

/** Validators that rules/fields may name. */
export const validators: ReadonlyMap<string, Validator> = new Map<string, Validator>([
  ['siren', validateSiren],
  ['siret', validateSiret],
  ['rna', validateRna],
  ['vat', validateVat],
  ['amount', validateAmount],
  ['phone', validatePhone],
  ['email', validateEmail],
  ['iban', validateIban],
  ['issn', validateIssn],
  ['lei', validateLei],
  ['name', validateName],
  ['person', validatePerson],
]);
