/**
 * What a validator says of a raw value: whether its check digits or shape hold, and the value in canonical form.
 * `other`: it is no such value at all (a label, an article), so nothing was found; `invalid`: it should be one, and a person looks.
 */
export interface Validation {
  readonly status: 'valid' | 'invalid' | 'unsure' | 'other';
  readonly value: string;
}
export type Validator = (raw: string) => Validation;
