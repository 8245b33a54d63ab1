import { validateHeaderName, validateHeaderValue } from 'node:http';

/** Headers between two neighbours, not between browser and site (RFC 9110 §7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Of a raw header list (name, value, name, value…) what belongs to browser and site, in order and in their spelling: without hop-by-hop
 * headers, those that `Connection` names, and those that HTTP forbids.
 */
export function endToEndHeaders(raw: readonly string[]): string[] {
  const pairs = Array.from(
    { length: Math.floor(raw.length / 2) },
    (_, at) => [raw[at * 2] ?? '', raw[at * 2 + 1] ?? ''] as const,
  );
  const named = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(','));
  const dropped = new Set([...hopByHop, ...named.map((name) => name.trim())]);
  return pairs.filter(([name, value]) => !dropped.has(name.toLowerCase()) && isValid(name, value)).flat();
}

function isValid(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
