import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBuild } from '../../../src/capture/environment/build-info.js';
import { dnsAnswers } from '../../../src/capture/environment/dns-answers.js';
import { fileDigest } from '../../../src/capture/environment/file-digest.js';
import { httpClock } from '../../../src/capture/environment/http-clock.js';
import { describeMachine, describeSystem } from '../../../src/capture/environment/machine.js';
import { proxyVariables } from '../../../src/capture/environment/network-place.js';
import { askPublicAddress } from '../../../src/capture/environment/public-address.js';
import { certificatePath, tlsHosts } from '../../../src/capture/environment/tls-hosts.js';
import type { ConnectionRecord } from '../../../src/evidence/capture-record.js';
import type { ResponseHop } from '../../../src/evidence/page-record.js';
import { sha256 } from '../../../src/evidence/sha256.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-environment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the program', () => {
  it('tells the commit it was compiled from', () => {
    const build = { commit: 'c'.repeat(40), altered: false, lockfileSha256: 'd'.repeat(64) };
    expect(readBuild(fileOf('build.json', JSON.stringify(build)))).toEqual(build);
  });

  it.each([
    ['missing', join(folder, 'none.json')],
    ['damaged', fileOf('damaged.json', '{')],
    ['empty', fileOf('empty.json', 'null')],
    ['of another shape', fileOf('other.json', '{"commit": 3, "altered": "no"}')],
  ])('does not know it when the file is %s', (_, file) => {
    expect(readBuild(file)).toEqual({ commit: null, altered: null, lockfileSha256: null });
  });

  it('hashes a file as it is now, and none that cannot be read', async () => {
    const file = fileOf('program', 'one');
    expect(await fileDigest(file)).toBe(sha256('one'));
    writeFileSync(file, 'longer');
    expect(await fileDigest(file)).toBe(sha256('longer'));
    expect(await fileDigest(join(folder, 'nothing'))).toBeNull();
  });
});

describe('the machine', () => {
  const files = (texts: Readonly<Record<string, string>>) => (path: string) => texts[path];

  it('tells make, model and the name of its system, and its own name only as a hash', () => {
    const read = files({
      '/sys/class/dmi/id/sys_vendor': 'LENOVO\n',
      '/sys/class/dmi/id/product_name': '20XYCTO1WW\n',
      '/etc/os-release': 'ID=debian\nPRETTY_NAME="Debian \\"12\\" (bookworm)"\n',
    });
    const machine = describeMachine(read);
    expect(machine).toMatchObject({
      vendor: 'LENOVO',
      model: '20XYCTO1WW',
      hostnameSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(machine.timezone).not.toBe('');
    expect(describeSystem(read).prettyName).toBe('Debian "12" (bookworm)');
  });

  it('says nothing where its firmware has nothing to say', () => {
    const machine = describeMachine(files({ '/sys/class/dmi/id/sys_vendor': 'To Be Filled By O.E.M.' }));
    expect(machine).not.toHaveProperty('vendor');
    expect(machine).not.toHaveProperty('model');
    expect(describeSystem(files({}))).not.toHaveProperty('prettyName');
  });
});

it('names proxy variables that are set, never their values', () => {
  expect(proxyVariables({ HTTP_PROXY: 'http://me:secret@proxy', no_proxy: 'x', HTTPS_PROXY: '', PATH: '/bin' })).toEqual([
    'HTTP_PROXY',
    'no_proxy',
  ]);
});

it('lists each name with all its answers, its first and its last moment, and who resolved it', () => {
  const connection = (
    host: string,
    at: string,
    answers: readonly string[],
    more: Partial<ConnectionRecord> = {},
  ): ConnectionRecord => ({
    at,
    host,
    port: 443,
    answers,
    outcome: 'connected',
    bytesReceived: 0,
    bytesSent: 0,
    ...more,
  });
  expect(
    dnsAnswers([
      connection('www.example', '2026-11-28T10:00:05Z', ['192.0.2.2', '192.0.2.1']),
      connection('192.0.2.9', '2026-11-28T10:00:01Z', ['192.0.2.9']),
      connection('www.example', '2026-11-28T10:00:01Z', ['192.0.2.3', '192.0.2.1']),
      connection('cdn.example', '2026-11-28T10:00:03Z', [], { throughProxy: true }),
    ]),
  ).toEqual([
    { host: 'cdn.example', answers: [], first: '2026-11-28T10:00:03Z', last: '2026-11-28T10:00:03Z', resolvedBy: 'proxy' },
    {
      host: 'www.example',
      answers: ['192.0.2.1', '192.0.2.2', '192.0.2.3'],
      first: '2026-11-28T10:00:01Z',
      last: '2026-11-28T10:00:05Z',
      resolvedBy: 'here',
    },
  ]);
});

describe('the clock against the Date of the entry page', () => {
  const hop = (headers: Record<string, string>, more: Partial<ResponseHop> = {}): ResponseHop => ({
    url: 'https://forum.example/',
    status: 200,
    headers,
    askedAt: '2026-11-28T10:00:03.200Z',
    answeredAt: '2026-11-28T10:00:03.450Z',
    ...more,
  });
  const date = 'Sat, 28 Nov 2026 10:00:01 GMT';

  it('lies between what question and answer allow', () => {
    expect(httpClock([hop({ date })])).toEqual({
      url: 'https://forum.example/',
      date: '2026-11-28T10:00:01.000Z',
      least: 1201,
      most: 2450,
    });
  });

  it('takes the last answer that can be used', () => {
    expect(httpClock([hop({ date }, { url: 'http://forum.example/' }), hop({ date, age: '30' })])).toMatchObject({
      url: 'http://forum.example/',
    });
  });

  it.each<[readonly ResponseHop[], string]>([
    [[], 'not-answered'],
    [[hop({})], 'no-date'],
    [[hop({ date, age: '30' })], 'from-cache'],
    [[{ url: 'https://forum.example/', status: 200, headers: { date } }], 'moment-unknown'],
  ])('says why it is not known: %j', (hops, problem) => {
    expect(httpClock(hops)).toEqual({ problem });
  });
});

describe('the public address', () => {
  const answering = (body: string, status = 200) => ({ fetch: async () => new Response(body, { status }) });

  it.each(['203.0.113.7', '2001:db8::7'])('is what the address answers: %s', async (address) => {
    expect(await askPublicAddress('https://ip.example/', answering(`${address}\n`))).toMatchObject({ address });
  });

  it.each([
    ['<html>203.0.113.7</html>', 200, { problem: 'not-an-address' }],
    ['1'.repeat(10_000), 200, { problem: 'not-an-address' }],
    ['203.0.113.7', 503, { problem: 'status', detail: '503' }],
    ['', 302, { problem: 'status', detail: '302' }],
  ])('is not found out when the answer is %s (%i)', async (body, status, problem) => {
    expect(await askPublicAddress('https://ip.example/', answering(body, status))).toMatchObject(problem);
  });

  it('repeats why the guard refused', async () => {
    const refused = async () => {
      throw new TypeError('fetch failed', { cause: new Error('private address (loopback)') });
    };
    expect(await askPublicAddress('https://ip.example/', { fetch: refused })).toMatchObject({
      problem: 'failed',
      detail: 'private address (loopback)',
    });
  });
});

it('looks at twenty https hosts at most, each host and port once', () => {
  const urls = ['https://a.example/x', 'http://b.example/', 'https://a.example/y', 'https://[2001:db8::1]:8443/', 'nonsense'];
  expect(tlsHosts(urls)).toEqual([
    { host: 'a.example', port: 443 },
    { host: '2001:db8::1', port: 8443 },
  ]);
  expect(tlsHosts(Array.from({ length: 40 }, (_, index) => `https://h${index}.example/`))).toHaveLength(20);
  expect(certificatePath({ host: 'a.example', port: 443 })).toBe('network/tls/a.example.pem');
  expect(certificatePath({ host: '2001:db8::1', port: 8443 })).toBe('network/tls/2001-db8--1_8443.pem');
});
