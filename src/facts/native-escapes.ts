/** What `\s` and a blank mean in the patterns of the rules. */
export const blanks = '\\t\\n\\f\\r ';
const alike = new Set(['\\d', '\\D', '\\w', '\\W', '\\b', '\\B', '\\n', '\\t', '\\r', '\\f', '\\v']);

/** An escape, in the words of JavaScript; undefined when it has no counterpart. */
export function escapeIn(token: string, inClass: boolean): string | undefined {
  if (alike.has(token)) return inClass && (token === '\\b' || token === '\\B') ? undefined : token;
  if (token === '\\s') return inClass ? blanks : `[${blanks}]`;
  if (token === '\\S') return inClass ? undefined : `[^${blanks}]`;
  if (/^\\(?:x[0-9a-fA-F]{2}|[pP]\{(?:L|Lu|Ll|N|M)\})$/.test(token)) return token;
  const sign = token[1] ?? '';
  if (/^\\[$()*+./?[\\\]^{|}]$/.test(token) || (inClass && token === '\\-')) return token;
  return token.length === 2 && /[!-/:-@[-`{-~]/.test(sign) ? sign : undefined;
}

export const escapeAt = (pattern: string, at: number): string =>
  /^\\(?:[pPx]\{[^}]*\}|x[0-9a-fA-F]{2}|[\s\S])/.exec(pattern.slice(at, at + 40))?.[0] ?? '\\';
