/**
 * Patterns of templates as `capture.json` writes them: `example.org/topic/#?page=#` (`#` a number or an id, `*` words, `{lang}` a
 * language, `…` anything, parameters sorted by name, several patterns parted by ` | `).
 */

const between = ' | ';

/** An address as a pattern spells it: no scheme, no `www.`, parameters sorted. */
function spelled(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const query = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const search = query.map(([key, value]) => (value === '' ? key : `${key}=${value}`)).join('&');
  return `${url.host.replace(/^www\./, '')}${url.pathname}${search === '' ? '' : `?${search}`}`;
}

const wildcards: Readonly<Record<string, string>> = {
  '#': '(?:\\d+|(?=[\\w-]*\\d)[\\w-]{8,64})',
  '*': '[^/?&]+',
  '…': '.*',
  '{lang}': '[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?',
};

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split(/(\{lang\}|[#*…])/);
  const source = parts.map((part) => wildcards[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('');
  return new RegExp(`^${source}$`);
}

const known = new Map<string, readonly RegExp[]>();

/** Whether an address is one of a template's. */
export function matchesTemplate(address: string, pattern: string): boolean {
  const expressions = known.get(pattern) ?? pattern.split(between).map(expressionOf);
  known.set(pattern, expressions);
  const spelling = spelled(address);
  return spelling !== undefined && expressions.some((expression) => expression.test(spelling));
}

/**
 * Whether all addresses of a template are told apart by a number below a folder (`/topic/#`). The pages of a whole site may stand
 * side by side at its top level, in a folder of named pages, or behind one script (`/index.php?id=#`).
 */
export function isNumberedInFolder(pattern: string): boolean {
  return pattern.split(between).every((one) => {
    const [, first, ...below] = (one.split('?')[0] ?? '').split('/');
    return first !== undefined && !/[#*]/.test(first) && below.some((segment) => segment.includes('#'));
  });
}
