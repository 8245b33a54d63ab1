import { describe, expect, test, vi } from 'vitest';
import { allowedPrivateHosts } from '../../../src/capture/guard/start-guard.js';
import { guardFor, portOf, rawWith, roomy, siteWith, talk } from './guard-fixture.js';
import { startRaw } from './raw-servers.js';

describe('which hosts are reached', () => {
  test('the audited origin on this machine is, another port of the same machine is not', async () => {
    const site = await siteWith({ routes: { '/': 'the site' } });
    const secret = await siteWith({ routes: { '*': 'the secret' } });
    const guard = await guardFor({ allowPrivate: allowedPrivateHosts(site.origin, []) });
    expect(await (await guard.fetch(site.url('/'))).text()).toBe('the site');
    await expect(guard.fetch(secret.url('/'))).rejects.toMatchObject({ cause: { code: 'private-address' } });
    expect(secret.asked).toEqual([]);
    expect(guard.addressOf('127.0.0.1', portOf(site.origin))).toBe(`127.0.0.1:${portOf(site.origin)}`);
    expect(guard.failureOf('127.0.0.1', portOf(secret.origin))).toMatchObject({ outcome: 'refused', code: 'private-address' });
  });

  test.each([
    '2130706433',
    '0x7f.1',
    '127.1',
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '[::]',
  ])('this machine spelled %s is not, by request or by tunnel', async (host) => {
    const secret = await rawWith((socket) => socket.end('secret'));
    const guard = await guardFor();
    const plain = await talk(guard, `GET http://${host}:${secret.port}/ HTTP/1.1\nHost: x\nLOGIN\n\n`);
    const tunnel = await talk(guard, `CONNECT ${host}:${secret.port} HTTP/1.1\nHost: x\nLOGIN\n\n`);
    expect(plain).toBe('');
    expect(tunnel).toMatch(/^HTTP\/1\.1 502 /);
    expect(secret.accepted()).toBe(0);
    expect(guard.failureOf(host, secret.port)).toMatchObject({ outcome: 'refused', code: 'private-address' });
  });

  test('a public name that resolves to a private address is refused, and the reason says how to allow it', async () => {
    const secret = await rawWith((socket) => socket.end());
    const refused = vi.fn();
    const guard = await guardFor({ resolve: async () => ['127.0.0.1'], onRefused: refused });
    for (let turn = 0; turn < 3; turn++) await guard.fetch(`http://shop.example:${secret.port}/`).catch(() => {});
    const reason = `private address (loopback); if it is yours to audit, add --allow-private shop.example:${secret.port}`;
    expect(refused.mock.calls).toEqual([[{ host: 'shop.example', port: secret.port, reason }]]);
    expect(guard.totals()).toMatchObject({ refused: 3, connections: 0 });
    expect(guard.connections()).toMatchObject([{ host: 'shop.example', outcome: 'refused', answers: ['127.0.0.1'], reason }]);
    expect(secret.accepted()).toBe(0);
  });

  test('one private answer among public ones refuses the name', async () => {
    const guard = await guardFor({ resolve: async () => ['93.184.216.34', '::ffff:10.0.0.1'] });
    await guard.fetch('http://mixed.example/').catch(() => {});
    expect(guard.failureOf('mixed.example', 80)?.reason).toMatch(/^private address \(private, IPv4-mapped\)/);
  });

  test('a name is resolved once for a connection and connected to by the approved address', async () => {
    const site = await siteWith({ routes: { '/': 'the site' } });
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const resolve = vi.fn(async () => answers.shift() ?? []);
    const guard = await guardFor({ resolve, allowPrivate: ['shop.example'] });
    const address = `http://shop.example:${portOf(site.origin)}/`;
    for (let turn = 0; turn < 3; turn++) expect(await (await guard.fetch(address)).text()).toBe('the site');
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(guard.connections()).toMatchObject([{ outcome: 'connected', answers: ['127.0.0.1'], address: '127.0.0.1' }]);
  });

  test('a name that turns private after its first connection is refused at the next', async () => {
    const secret = await rawWith((socket) => socket.end());
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    const guard = await guardFor({ resolve: async () => answers.shift() ?? [], limits: { ...roomy, connectMs: 300 } });
    const address = `http://rebind.example:${secret.port}/`;
    await expect(guard.fetch(address)).rejects.toMatchObject({ cause: { code: 'ENETUNREACH' } });
    await expect(guard.fetch(address)).rejects.toMatchObject({ cause: { code: 'private-address' } });
    expect(secret.accepted()).toBe(0);
  });

  test('cloud metadata stays refused even for a host that may be private', async () => {
    const guard = await guardFor({ resolve: async () => ['169.254.169.254'], allowPrivate: ['shop.example', '169.254.169.254'] });
    await guard.fetch('http://shop.example/').catch(() => {});
    await guard.fetch('http://169.254.169.254/latest/').catch(() => {});
    expect(guard.failureOf('shop.example', 80)?.reason).toBe('private address (cloud metadata)');
    expect(guard.failureOf('169.254.169.254', 80)?.reason).toBe('private address (cloud metadata)');
  });

  test('a port of another protocol is refused even where private hosts are allowed', async () => {
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    expect(await talk(guard, 'CONNECT 127.0.0.1:25 HTTP/1.1\nHost: x\nLOGIN\n\n')).toMatch(/^HTTP\/1\.1 502 /);
    expect(guard.failureOf('127.0.0.1', 25)).toMatchObject({ code: 'unsafe-port', outcome: 'refused' });
  });
});

describe('who may use it', () => {
  test('nobody without the password, neither by request nor by tunnel', async () => {
    const site = await siteWith({ routes: { '/': 'the site' } });
    const guard = await guardFor({ allowPrivate: [new URL(site.origin).host] });
    const host = new URL(site.origin).host;
    expect(await talk(guard, `GET ${site.url('/')} HTTP/1.1\nHost: x\nConnection: close\n\n`)).toMatch(/^HTTP\/1\.1 407 /);
    expect(await talk(guard, `GET ${site.url('/')} HTTP/1.1\nHost: x\nConnection: close\nLOGIN\n\n`, 'guess')).toMatch(
      /^HTTP\/1\.1 407 /,
    );
    expect(await talk(guard, `CONNECT ${host} HTTP/1.1\nHost: x\nLOGIN\n\n`, 'guess')).toMatch(/^HTTP\/1\.1 407 /);
    expect(site.asked).toEqual([]);
  });

  test('the password never reaches a site, and no record holds it or a path', async () => {
    let headers: readonly string[] = [];
    const site = await siteWith({
      routes: {
        '*': (request, response) => {
          headers = request.rawHeaders;
          response.end('ok');
        },
      },
    });
    const guard = await guardFor({ allowPrivate: [new URL(site.origin).host] });
    await (await guard.fetch(site.url('/secret-path?q=1'), { headers: { 'X-Own': 'yes' } })).text();
    expect(headers).toContain('X-Own');
    expect(headers.join(' ').toLowerCase()).not.toContain('proxy-');
    expect(JSON.stringify(guard.connections())).not.toMatch(new RegExp(`secret-path|${guard.proxy.password}`));
  });
});

describe('failures are told apart', () => {
  test('a name that does not exist, a closed port, a silent resolver', async () => {
    const missing = Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' });
    const closed = await startRaw(() => {});
    await closed.close();
    const guard = await guardFor({
      allowPrivate: ['127.0.0.1'],
      resolve: (host) => (host === 'missing.example' ? Promise.reject(missing) : new Promise(() => {})),
      limits: { ...roomy, connectMs: 200 },
    });
    await expect(guard.fetch('https://missing.example/')).rejects.toMatchObject({ cause: { code: 'ENOTFOUND' } });
    await expect(guard.fetch(`http://127.0.0.1:${closed.port}/`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await expect(guard.fetch('http://slow.example/')).rejects.toMatchObject({ cause: { code: 'ETIMEDOUT' } });
    expect(guard.failureOf('missing.example', 443)).toEqual({
      outcome: 'failed',
      code: 'ENOTFOUND',
      reason: 'the name does not exist (ENOTFOUND)',
    });
    expect(guard.connections().map(({ host, outcome }) => [host, outcome])).toEqual([
      ['missing.example', 'failed'],
      ['127.0.0.1', 'failed'],
      ['slow.example', 'failed'],
    ]);
  });

  test('a second address is tried when the first fails', async () => {
    const site = await siteWith({ routes: { '/': 'the site' } });
    const guard = await guardFor({ allowPrivate: ['two.example'], resolve: async () => ['127.0.0.2', '127.0.0.1'] });
    expect(await (await guard.fetch(`http://two.example:${portOf(site.origin)}/`)).text()).toBe('the site');
  });

  test('a later success clears the failure', async () => {
    let refuse = true;
    const site = await rawWith((socket) => {
      if (refuse) socket.destroy();
      else socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    await expect(guard.fetch(`http://127.0.0.1:${site.port}/`)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(guard.failureOf('127.0.0.1', site.port)).toMatchObject({ outcome: 'failed', code: 'ECONNRESET' });
    refuse = false;
    expect((await guard.fetch(`http://127.0.0.1:${site.port}/`)).status).toBe(200);
    expect(guard.failureOf('127.0.0.1', site.port)).toBeUndefined();
  });

  test.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a status below 100', 'HTTP/1.1 042 Odd\r\nContent-Length: 0\r\n\r\n'],
    ['nothing', ''],
  ])('a site that says %s gets no answer made up for it', async (_, said) => {
    const site = await rawWith((socket) => socket.once('data', () => socket.end(said)));
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    expect(await talk(guard, `GET http://127.0.0.1:${site.port}/ HTTP/1.1\nHost: x\nLOGIN\n\n`)).toBe('');
    expect(guard.failureOf('127.0.0.1', site.port)).toMatchObject({ outcome: 'failed' });
  });

  test('an answer cut in the middle stays cut', async () => {
    const site = await rawWith((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\npart')),
    );
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    const response = await guard.fetch(`http://127.0.0.1:${site.port}/`);
    await expect(response.text()).rejects.toThrow();
  });

  test('nonsense spoken to the guard ends that connection and nothing else', async () => {
    const site = await siteWith({ routes: { '/': 'the site' } });
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    expect(await talk(guard, '\x16\x03\x01 nonsense\n\n')).toBe('');
    expect(await talk(guard, 'GET / HTTP/1.1\nHost: x\nLOGIN\n\n')).toBe('');
    expect(await talk(guard, 'CONNECT nonsense HTTP/1.1\nHost: x\nLOGIN\n\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await talk(guard, 'CONNECT [fe80::1%25lo]:80 HTTP/1.1\nHost: x\nLOGIN\n\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await guard.fetch(site.url('/'))).status).toBe(200);
  });
});
