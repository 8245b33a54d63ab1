/**
 * The one spelling of a host: lower case, no final dot, no brackets, odd IPv4 spellings (2130706433, 0x7f.1, 0177.0.0.1) as four
 * decimal numbers. Undefined when no URL may have this host (an IPv6 zone, a space, an empty name).
 */
export function canonicalHost(host: string): string | undefined {
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  if (/[\s/?#@\\]/.test(bracketed) || !URL.canParse(`http://${bracketed}/`)) return undefined;
  const url = new URL(`http://${bracketed}/`);
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.+$/, '');
  return name === '' ? undefined : name;
}

/** Host and port as people write them: `example.org:443`, `[::1]:8080`. */
export function hostAndPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** `host`, `host:port`, `[v6]`, `[v6]:port` or a bare IPv6 address; undefined when it is none of these. */
export function parseHostAndPort(text: string): { readonly host: string; readonly port?: number } | undefined {
  const split = /^(\[[^\]]*\]|[^:]*):(\d{1,5})$/.exec(text);
  const host = canonicalHost(split?.[1] ?? text);
  const port = split ? Number(split[2]) : undefined;
  if (host === undefined || (port !== undefined && (port < 1 || port > 65_535))) return undefined;
  return port === undefined ? { host } : { host, port };
}

/** `localhost` and everything below it always means this machine (RFC 6761 §6.3). */
export function isLocalhostName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** Names that only a private network answers for; asked when a proxy resolves names and the addresses cannot be seen here. */
export function isPrivateName(host: string): boolean {
  return isLocalhostName(host) || !host.includes('.') || /\.(?:local|localdomain|internal|intranet|lan|home\.arpa)$/.test(host);
}
