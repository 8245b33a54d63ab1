import { describe, expect, test } from 'vitest';
import { classifyAddress } from '../../../src/capture/guard/address-policy.js';

const refused: ReadonlyArray<readonly [address: string, kind: string]> = [
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['169.254.1.1', 'link-local'],
  ['169.254.169.254', 'cloud metadata'],
  ['168.63.129.16', 'cloud metadata'],
  ['100.100.100.200', 'cloud metadata'],
  ['100.64.0.1', 'carrier-grade NAT'],
  ['100.127.255.255', 'carrier-grade NAT'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['198.18.0.1', 'benchmarking'],
  ['198.19.255.255', 'benchmarking'],
  ['192.0.2.1', 'documentation'],
  ['198.51.100.7', 'documentation'],
  ['203.0.113.9', 'documentation'],
  ['192.0.0.8', 'reserved'],
  ['192.88.99.1', 'reserved'],
  ['240.0.0.1', 'reserved'],
  ['2130706433', 'loopback'],
  ['0x7f.1', 'loopback'],
  ['0177.0.0.1', 'loopback'],
  ['127.1', 'loopback'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['[::1]', 'loopback'],
  ['0:0:0:0:0:0:0:1', 'loopback'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['FE80::1', 'link-local'],
  ['fec0::1', 'site-local'],
  ['fc00::1', 'unique-local'],
  ['fd12:3456::1', 'unique-local'],
  ['fd00:ec2::254', 'cloud metadata'],
  ['fd20:ce::254', 'cloud metadata'],
  ['ff02::1', 'multicast'],
  ['100::1', 'discard'],
  ['2001:db8::1', 'documentation'],
  ['3fff::1', 'documentation'],
  ['2001:2::1', 'benchmarking'],
  ['2001:10::1', 'ORCHID'],
  ['2001:20::1', 'ORCHID'],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'Teredo'],
  ['64:ff9b:1::7f00:1', 'local NAT64'],
  ['::ffff:0:7f00:1', 'reserved'],
  ['::808:808', 'IPv4-compatible'],
  ['4000::1', 'reserved'],
  ['5f00::1', 'reserved'],
  ['64:ff9a::1', 'reserved'],
];

const wrapped: ReadonlyArray<readonly [address: string, wrapping: string, kind: string]> = [
  ['::ffff:127.0.0.1', 'IPv4-mapped', 'loopback'],
  ['::FFFF:7F00:1', 'IPv4-mapped', 'loopback'],
  ['::ffff:169.254.169.254', 'IPv4-mapped', 'cloud metadata'],
  ['64:ff9b::10.0.0.1', 'NAT64', 'private'],
  ['64:ff9b::a9fe:a9fe', 'NAT64', 'cloud metadata'],
  ['2002:7f00:1::1', '6to4', 'loopback'],
  ['2002:c0a8:101::', '6to4', 'private'],
];

describe('an address that is not public is refused', () => {
  test.each(refused)('%s is %s', (address, kind) => {
    expect(classifyAddress(address)).toMatchObject({ kind, refused: true });
  });
  test.each(wrapped)('%s is %s around an address that is %s', (address, wrapping, kind) => {
    expect(classifyAddress(address)).toMatchObject({ wrapping, kind, refused: true });
  });
});

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '169.253.255.255',
  '198.17.255.255',
  '198.20.0.1',
  '192.167.1.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2a00:1450:4007::200e',
  '2001:4860:4860::8888',
  '64:ff9b::808:808',
  '::ffff:8.8.8.8',
  '2002:808:808::1',
])('%s is public', (address) => {
  expect(classifyAddress(address)).toMatchObject({ kind: 'public', refused: false });
});

test.each(['example.org', '', '1.2.3.4.5', '256.0.0.1', 'fe80:::1', 'localhost', '1.2.3.4/8'])('%j is no address', (text) => {
  expect(classifyAddress(text)).toBeUndefined();
});

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['fd12::1', true],
  ['fe80::1', true],
  ['169.254.169.254', false],
  ['fd00:ec2::254', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
])('the user may allow %s: %s', (address, allowable) => {
  expect(classifyAddress(address)?.allowable).toBe(allowable);
});
