import { classEnd } from './pattern-tree.js';

/** Whether a pattern gives a choice outside of any group. It is read sign by sign: taking it apart costs much more, for thousands of phrases. */
function hasChoices(pattern: string): boolean {
  if (!pattern.includes('|')) return false;
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '\\') at++;
    else if (sign === '[') at = classEnd(pattern, at) - 1;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return true;
  }
  return false;
}

/** A phrase matches whole words: word borders are added unless it opens or ends with `.*` or with a sign. */
export function withBorders(phrase: string): string {
  const open = phrase.startsWith('.*');
  const shut = phrase.endsWith('.*');
  const core = phrase.slice(open ? 2 : 0, shut ? -2 : undefined);
  const before = !open && /^[a-z0-9([]/.test(core) ? '\\b' : '';
  // A group at the end may close with a sign (`titular(?: es|:)`), after which a blank is a border too.
  // So may the last of several choices (`off|restrict\w*`): the others end with letters.
  const mixed = (/[)\]?]$/.test(core) && !core.endsWith('\\)')) || (/[*+}]$/.test(core) && hasChoices(core));
  const after = shut ? '' : mixed ? '(?:\\b|$|[^a-z0-9_])' : /[a-z0-9]$/.test(core) ? '\\b' : '';
  return `${before}(?:${core})${after}`;
}
