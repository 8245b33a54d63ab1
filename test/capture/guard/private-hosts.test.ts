import { describe, expect, test } from 'vitest';
import { canonicalHost, hostAndPort, parseHostAndPort } from '../../../src/capture/guard/host-names.js';
import { allowedPrivateHosts, privateHostTest } from '../../../src/capture/guard/private-hosts.js';

describe('one spelling for each host', () => {
  test.each([
    ['2130706433', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['①②⑦.0.0.1', '127.0.0.1'],
    ['LOCALHOST.', 'localhost'],
    ['Example.ORG..', 'example.org'],
    ['127.0.0.1..', '127.0.0.1'],
    ['Example.ORG.', 'example.org'],
    ['[::FFFF:127.0.0.1]', '::ffff:7f00:1'],
    ['::1', '::1'],
    ['été.example', 'xn--t-9fab.example'],
    ['[fe80::1%25eth0]', undefined],
    ['fe80::1%eth0', undefined],
    ['a b', undefined],
    ['a/b', undefined],
    ['user@host', undefined],
    ['', undefined],
    ['.', undefined],
  ])('%s → %s', (text, expected) => {
    expect(canonicalHost(text)).toBe(expected);
  });
});

test.each([
  ['example.org:8080', { host: 'example.org', port: 8080 }],
  ['[::1]:443', { host: '::1', port: 443 }],
  ['::1', { host: '::1' }],
  ['10.0.0.5', { host: '10.0.0.5' }],
  ['example.org:99999', undefined],
  ['http://example.org', undefined],
])('%s as host and port', (text, expected) => {
  expect(parseHostAndPort(text)).toEqual(expected);
});

test('an IPv6 address is written in brackets before its port', () => {
  expect(hostAndPort('::1', 80)).toBe('[::1]:80');
});

describe('what the audited address itself allows', () => {
  test.each([
    ['http://127.0.0.1:8080/x', ['127.0.0.1:8080']],
    ['http://2130706433/', ['127.0.0.1:80']],
    ['https://localhost/', ['localhost:443']],
    ['http://shop.localhost:3000/', ['shop.localhost:3000']],
    ['http://[::1]:3000/', ['[::1]:3000']],
    ['https://10.1.2.3/', ['10.1.2.3:443']],
    ['https://example.org/', []],
    ['http://intranet/', []],
    ['http://169.254.169.254/', []],
    ['http://0.0.0.0/', []],
  ])('%s → %j', (entry, expected) => {
    expect(allowedPrivateHosts(entry, [])).toEqual(expected);
  });

  test('hosts of --allow-private come first and are kept once', () => {
    expect(allowedPrivateHosts('http://localhost:1234/', ['db.corp', 'localhost:1234'])).toEqual(['db.corp', 'localhost:1234']);
  });
});

test('an entry with a port allows that port only, one without allows all', () => {
  const may = privateHostTest(['127.0.0.1:8080', 'Staging.Corp.']);
  expect(may('127.0.0.1', 8080)).toBe(true);
  expect(may('127.0.0.1', 8081)).toBe(false);
  expect(may('localhost', 8080)).toBe(false);
  expect(may('staging.corp', 1)).toBe(true);
  expect(may('x.staging.corp', 1)).toBe(false);
});

test('an entry that is not a host is refused with an example', () => {
  expect(() => privateHostTest(['http://x/'])).toThrow(/--allow-private http:\/\/x\/ is not a host/);
});
