import { readPattern } from './pattern-tree.js';

/** A phrase matches whole words: word borders are added unless it opens or ends with `.*` or with a sign. */
export function withBorders(phrase: string): string {
  const open = phrase.startsWith('.*');
  const shut = phrase.endsWith('.*');
  const core = phrase.slice(open ? 2 : 0, shut ? -2 : undefined);
  const before = !open && /^[a-z0-9([]/.test(core) ? '\\b' : '';
  // A group at the end may close with a sign (`titular(?: es|:)`), after which a blank is a border too.
  // So may the last of several choices (`off|restrict\w*`): the others end with letters.
  const mixed = (/[)\]?]$/.test(core) && !core.endsWith('\\)')) || (/[*+}]$/.test(core) && (readPattern(core)?.length ?? 1) > 1);
  const after = shut ? '' : mixed ? '(?:\\b|$|[^a-z0-9_])' : /[a-z0-9]$/.test(core) ? '\\b' : '';
  return `${before}(?:${core})${after}`;
}
