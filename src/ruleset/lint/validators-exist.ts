import { suggestion } from '../did-you-mean.js';
import type { LintCheck } from './lint-context.js';

/** A field may only use a validator that Vigie has. */
export const validatorsExist: LintCheck = ({ ruleset, validators }) =>
  [...ruleset.fields.values()].flatMap(({ file, validator }) => {
    if (validators === undefined || validator === undefined || validators.has(validator)) return [];
    const message = `There is no validator \`${validator}\`; ${suggestion(validator, validators) || 'remove the key.'}`;
    return [{ file, path: ['validator'], part: 'value' as const, code: 'unknown-validator', message }];
  });
