import { relative, resolve, sep } from 'node:path';
import type { ExampleFilter } from '../assess/run-examples.js';
import { UsageError } from '../errors.js';
import { closest } from '../ruleset/did-you-mean.js';
import type { Ruleset } from '../ruleset/ruleset.js';

const kinds = {
  rules: 'rule',
  facts: 'fact',
  fields: 'field',
  lexicons: 'lexicon',
  zones: 'zone',
  pageTypes: 'page-type',
  detections: 'detection',
  probes: 'probe',
} as const;

export interface ChosenExamples {
  readonly filter: ExampleFilter;
  /** Files that carry them; undefined for the whole folder. */
  readonly files?: readonly string[];
}

/**
 * Which examples `rules test` runs for an id or a file of the rules folder; all of them without an argument.
 * @throws UsageError with the nearest id when nothing of that name carries examples
 */
export function findExamples(ruleset: Ruleset, wanted: string | undefined): ChosenExamples {
  if (wanted === undefined) return { filter: {} };
  const all = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((map) =>
    [...(ruleset[map] as ReadonlyMap<string, { id: string; file: string }>).values()].map((d) => ({ ...d, kind: kinds[map] })),
  );
  const fromHere = relative(ruleset.directory, resolve(wanted)).split(sep).join('/');
  const asPrinted = wanted.replace(/^rules\//, '');
  const found = all.filter((d) => d.id === wanted || d.file === fromHere || d.file === asPrinted);
  if (found.length > 0) {
    const filter = { ids: found.map((d) => d.id), kinds: found.map((d) => d.kind) };
    return { filter, files: found.map((d) => d.file) };
  }
  const isFile = /\.ya?ml$/.test(wanted);
  const near = closest(wanted, isFile ? all.map((d) => d.file) : all.map((d) => d.id));
  const what = isFile ? 'There is no file of the rules folder' : 'Nothing that carries examples is';
  throw new UsageError(`${what} named \`${wanted}\`${near ? `; did you mean \`${near}\`?` : '.'}`, {
    code: 'unknown-definition',
    hint: 'Give the id of a rule, fact, field, lexicon, zone, page type, detection or probe, or the path of its file.',
  });
}
