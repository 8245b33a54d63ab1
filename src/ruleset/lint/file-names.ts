import { definitionKinds, kindOf } from '../definition-kinds.js';
import type { LintCheck } from './lint-context.js';

/** Definitions that others name by id live in a file of that name. */
export const fileNames: LintCheck = ({ ruleset }) =>
  definitionKinds
    .filter((kind) => kind.namedById)
    .flatMap(({ kind }) => (kind === 'profiles' ? [] : [...(ruleset[kind] as ReadonlyMap<string, { file: string }>)]))
    .flatMap(([id, { file }]) => {
      const expected = `${kindOf(file).folder}/${id}.yaml`;
      if (file === expected) return [];
      const path = [kindOf(file).kind === 'acts' ? 'act' : 'id'];
      const message = `The file should be called ${expected} after its id; rename the file or correct the id.`;
      return [{ file, path, part: 'value' as const, code: 'file-name', message }];
    });
