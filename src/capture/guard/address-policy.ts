import ipaddr from 'ipaddr.js';

/** What an address is for: `public` may be visited, everything else may not. */
export type AddressKind =
  | 'public'
  | 'unspecified'
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'carrier-grade NAT'
  | 'unique-local'
  | 'site-local'
  | 'cloud metadata'
  | 'multicast'
  | 'broadcast'
  | 'benchmarking'
  | 'documentation'
  | 'discard'
  | 'ORCHID'
  | 'IPv4-compatible'
  | 'local NAT64'
  | 'Teredo'
  | 'reserved';

export interface AddressClass {
  /** The address in its one canonical spelling, without brackets or zone. */
  readonly address: string;
  readonly kind: AddressKind;
  /** How it wraps an IPv4 address that decided: `IPv4-mapped`, `NAT64`, `6to4`. */
  readonly wrapping?: 'IPv4-mapped' | 'NAT64' | '6to4';
  readonly refused: boolean;
  /** True when the user may open it with --allow-private: it can be a machine of their own. */
  readonly allowable: boolean;
}

/** Addresses at which clouds hand out credentials; one of them (Azure) lies in public space. */
const metadataAddresses = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
]);

/** Finer names than the library's `reserved`. */
const ranges4: ReadonlyArray<readonly [string, AddressKind]> = [
  ['198.18.0.0/15', 'benchmarking'],
  ['192.0.2.0/24', 'documentation'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
];
const ranges6: ReadonlyArray<readonly [string, AddressKind]> = [
  ['2001:db8::/32', 'documentation'],
  ['3fff::/20', 'documentation'],
  ['64:ff9b:1::/48', 'local NAT64'],
];

const kinds: Readonly<Record<string, AddressKind>> = {
  unspecified: 'unspecified',
  loopback: 'loopback',
  private: 'private',
  linkLocal: 'link-local',
  carrierGradeNat: 'carrier-grade NAT',
  uniqueLocal: 'unique-local',
  deprecatedSiteLocal: 'site-local',
  multicast: 'multicast',
  broadcast: 'broadcast',
  benchmarking: 'benchmarking',
  discard: 'discard',
  deprecatedOrchid: 'ORCHID',
  orchid2: 'ORCHID',
  teredo: 'Teredo',
};

const allowableKinds = new Set<AddressKind>([
  'loopback',
  'private',
  'link-local',
  'carrier-grade NAT',
  'unique-local',
  'site-local',
]);

/**
 * Says what an IP address is for, after the special-purpose registries of IANA (RFC 6890) and the RFCs of each range.
 * Takes IPv4 and IPv6 in any usual spelling, with or without brackets and zone; undefined when the text is not an address.
 * An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4) is judged by what it carries.
 */
export function classifyAddress(text: string): AddressClass | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return undefined;
  const parsed = ipaddr.parse(bare);
  return parsed instanceof ipaddr.IPv4 ? plain(parsed.toString(), kind4(parsed)) : class6(parsed as ipaddr.IPv6);
}

function kind4(address: ipaddr.IPv4): AddressKind {
  const range = address.range() as string;
  if (range === 'unicast') return 'public';
  return within(address, ranges4) ?? kinds[range] ?? 'reserved';
}

function class6(parsed: ipaddr.IPv6): AddressClass {
  const address = parsed.toRFC5952String();
  const bytes = parsed.toByteArray();
  const at = (prefix: string) => parsed.match(ipaddr.IPv6.parseCIDR(prefix));
  const wrapped = (wrapping: NonNullable<AddressClass['wrapping']>, from: number): AddressClass => {
    const inner = new ipaddr.IPv4(bytes.slice(from, from + 4));
    const verdict = plain(inner.toString(), kind4(inner));
    return { ...verdict, address, wrapping };
  };
  if (at('::ffff:0:0/96')) return wrapped('IPv4-mapped', 12);
  if (at('64:ff9b::/96')) return wrapped('NAT64', 12);
  if (at('2002::/16')) return wrapped('6to4', 2);
  const range = parsed.range() as string;
  if (range === 'unspecified' || range === 'loopback') return plain(address, range);
  if (at('::/96')) return plain(address, 'IPv4-compatible');
  // Only 2000::/3 has been given out as global unicast (RFC 4291 §2.4, IANA registry).
  if (range === 'unicast') return plain(address, at('2000::/3') ? 'public' : 'reserved');
  return plain(address, within(parsed, ranges6) ?? kinds[range] ?? 'reserved');
}

function plain(address: string, kind: AddressKind): AddressClass {
  const settled = metadataAddresses.has(address) ? 'cloud metadata' : kind;
  return { address, kind: settled, refused: settled !== 'public', allowable: allowableKinds.has(settled) };
}

function within(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  table: ReadonlyArray<readonly [string, AddressKind]>,
): AddressKind | undefined {
  return table.find(([range]) => address.match(ipaddr.parseCIDR(range) as never))?.[1];
}
