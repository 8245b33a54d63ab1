/** What a validator says of a raw value: whether its check digits or shape hold, and the value in canonical form. */
export interface Validation {
  readonly status: 'valid' | 'invalid' | 'unsure';
  readonly value: string;
}
export type Validator = (raw: string) => Validation;
