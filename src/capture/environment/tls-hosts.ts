import { hostAndPort } from '../guard/host-names.js';

/** Hosts whose certificate is looked at; more are no use to a reader. */
const mostHosts = 20;

export interface TlsHost {
  readonly host: string;
  readonly port: number;
}

/** The https hosts among addresses, each host and port once, in order of appearance; IPv6 without brackets. */
export function tlsHosts(urls: readonly string[]): readonly TlsHost[] {
  const hosts = new Map<string, TlsHost>();
  for (const address of urls) {
    if (!URL.canParse(address)) continue;
    const { protocol, hostname, port } = new URL(address);
    if (protocol !== 'https:') continue;
    const found = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) || 443 };
    hosts.set(hostAndPort(found.host, found.port), found);
  }
  return [...hosts.values()].slice(0, mostHosts);
}

/** Where the certificates of a host stand in the bundle; the usual port is not named. */
export function certificatePath({ host, port }: TlsHost): string {
  const name = port === 443 ? host : `${host}_${port}`;
  return `network/tls/${name.replace(/[^a-z0-9._-]/gi, '-')}.pem`;
}
