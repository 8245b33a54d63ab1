import { AuditError } from '../../errors.js';
import { resolveSet } from '../resolve-set.js';
import type { LintCheck } from './lint-context.js';

/** Sets do not extend each other in a circle. A set that extends an unknown one is told by `referencesExist`. */
export const setsResolve: LintCheck = ({ ruleset }) =>
  [...ruleset.sets.values()].flatMap((set) => {
    try {
      resolveSet(ruleset, set.id);
      return [];
    } catch (error) {
      if (!(error instanceof AuditError) || error.code !== 'set-cycle') return [];
      return [
        { file: set.file, path: ['extends'], part: 'key' as const, code: 'set-cycle', message: `${error.message} ${error.hint}` },
      ];
    }
  });
