import type { EvidenceBundle } from '../evidence/bundle.js';
import type { MaskedValue } from '../evidence/redact/masker.js';

/** A shorter path stands in many addresses. */
const shortestPath = 6;

/**
 * Addresses that a visit turned away from because words suggested abuse material, whole and as links write them: no copy shows others the
 * way there (code pénal, art. 227-23).
 */
export function signalledAddresses({ capture }: EvidenceBundle): readonly MaskedValue[] {
  return (capture.abuseSignals ?? []).flatMap(({ url }) => {
    // In a copy it is a mark already.
    if (!URL.canParse(url)) return [];
    const { pathname, search } = new URL(url);
    const path = `${pathname}${search}`;
    return [url, ...(path.length < shortestPath ? [] : [path])].map((value): MaskedValue => ({ kind: 'text', value }));
  });
}
