import { UsageError } from '../../errors.js';
import { classifyAddress } from './address-policy.js';
import { canonicalHost, hostAndPort, isLocalhostName, parseHostAndPort } from './host-names.js';

/**
 * The hosts that may be private in one audit: those of --allow-private, and the audited origin (host and port, nothing else on that
 * machine) when the user typed a private address or localhost. A name that merely resolves to a private address is not added: it
 * could be anybody's.
 */
export function allowedPrivateHosts(entryUrl: string, allowPrivate: readonly string[]): readonly string[] {
  const url = new URL(entryUrl);
  const host = canonicalHost(url.hostname) ?? url.hostname;
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const typedPrivate = isLocalhostName(host) || classifyAddress(host)?.allowable === true;
  return [...new Set([...allowPrivate, ...(typedPrivate ? [hostAndPort(host, port)] : [])])];
}

/** Makes the question "may this host and port be private?" out of the list. Throws UsageError for an entry that is not a host. */
export function privateHostTest(allowPrivate: readonly string[]): (host: string, port: number) => boolean {
  const allowed = new Set(
    allowPrivate.map((text) => {
      const entry = parseHostAndPort(text.trim());
      if (!entry) {
        throw new UsageError(`--allow-private ${text} is not a host: write a name or an address, with or without a port.`, {
          code: 'allow-private-invalid',
          hint: 'For example --allow-private staging.example.org, --allow-private 10.0.0.5:8080 or --allow-private [::1]:3000.',
        });
      }
      return entry.port === undefined ? entry.host : hostAndPort(entry.host, entry.port);
    }),
  );
  return (host, port) => allowed.has(host) || allowed.has(hostAndPort(host, port));
}
