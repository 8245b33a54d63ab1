import type { DefinitionMap } from '../definition-map.js';
import type { Finding } from '../finding.js';
import type { Ruleset } from '../ruleset.js';

/** What a lint check may look at. */
export interface LintContext {
  readonly ruleset: Ruleset;
  /** Ids of a kind, those of files with mistakes included, so that one mistake is not told twice. */
  readonly ids: (kind: keyof DefinitionMap) => ReadonlySet<string>;
  /** Names of the validators that a field may use; undefined when the caller does not know them. */
  readonly validators?: ReadonlySet<string>;
  /** How pages are searched for a pattern of a lexicon or a field, e.g. without accents; undefined when the caller does not know it. */
  readonly asRead?: { readonly phrase: (pattern: string) => string; readonly field: (pattern: string) => string };
  /** Tells a missing definition once for each file that names it, not once for the whole folder. */
  readonly everyPlace?: boolean;
}

/** A mistake that shows only when files are read together. */
export interface LintFinding extends Finding {
  readonly file: string;
}

/** One check: looks at the whole ruleset, gives one finding per cause. */
export type LintCheck = (context: LintContext) => readonly LintFinding[];
