import { definitionKinds } from '../definition-kinds.js';
import { closest } from '../did-you-mean.js';
import { pathText } from '../finding.js';
import { everyRule } from '../resolve-set.js';
import type { LintCheck, LintFinding } from './lint-context.js';
import { type Reference, referencesOf } from './references.js';

/** Ids that need no file. */
const builtIn: Readonly<Record<string, readonly string[]>> = { pageTypes: ['other'], sets: [everyRule] };

/** A missing page type or rule leaves the others usable; any other missing definition does not. */
const codes: Readonly<Record<string, string>> = { pageTypes: 'unknown-page-type', rules: 'unknown-rule' };

function mendOf({ kind, id }: Reference, folder: string, places: number, known: ReadonlySet<string>): string {
  const others = places === 1 ? '' : ` (${places} places name it)`;
  const near = closest(id, known);
  if (near !== undefined) return `did you mean \`${near}\`?${others}`;
  return kind === 'rules' ? `write it in the folder of its act${others}.` : `write ${folder}/${id}.yaml${others}.`;
}

/** Facts, lexicons, fields, zones, page types, sets and rules that are named must exist; each missing one is told once. */
export const referencesExist: LintCheck = ({ ruleset, ids, everyPlace }) => {
  const missing = new Map<string, Reference[]>();
  for (const reference of referencesOf(ruleset)) {
    const { kind, id } = reference;
    if (ids(kind).has(id) || builtIn[kind]?.includes(id)) continue;
    const cause = everyPlace === true ? `${kind} ${id} ${reference.file}` : `${kind} ${id}`;
    missing.set(cause, [...(missing.get(cause) ?? []), reference]);
  }
  return [...missing.values()].flatMap(([first, ...others]): LintFinding[] => {
    if (first === undefined) return [];
    const { file, path, kind, id } = first;
    const { noun, folder } = definitionKinds.find((k) => k.kind === kind) ?? { noun: kind, folder: kind };
    const mend = mendOf(first, folder, others.length + 1, ids(kind));
    const message = `\`${pathText(path)}\` names the ${noun} \`${id}\`, which does not exist; ${mend}`;
    return [{ file, path, part: kind === 'rules' ? 'key' : 'value', code: codes[kind] ?? 'unknown-id', message }];
  });
};
