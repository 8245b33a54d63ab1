import { isIP } from 'node:net';
import type { ConnectionRecord } from '../../evidence/capture-record.js';
import type { DnsAnswer } from '../../evidence/environment-sheet.js';

/**
 * The names of a visit with everything they resolved to, from the guard's connections, by name. Addresses that were asked for as
 * such are no names and are left out.
 */
export function dnsAnswers(connections: readonly ConnectionRecord[]): readonly DnsAnswer[] {
  const names = new Map<string, DnsAnswer>();
  for (const { host, at, answers, throughProxy } of connections) {
    if (isIP(host) !== 0) continue;
    const resolvedBy = throughProxy ? 'proxy' : 'here';
    const known = names.get(host);
    names.set(host, {
      host,
      answers: [...new Set([...(known?.answers ?? []), ...answers])].sort(),
      first: known !== undefined && known.first < at ? known.first : at,
      last: known !== undefined && known.last > at ? known.last : at,
      resolvedBy,
    });
  }
  return [...names.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}
