import { createServer, type IncomingMessage, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Guard, startGuard } from '../../../src/capture/guard/start-guard.js';
import { parseProxy } from '../../../src/capture/guard/upstream.js';
import { type SiteServer, startSite } from '../../support/site-server.js';
import { startRaw, startSocks, untrustedCertificate } from './raw-servers.js';

const closers: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
function closeLater<Thing extends { readonly close: () => Promise<void> }>(thing: Thing): Thing {
  closers.push(thing.close);
  return thing;
}
const guardThrough = async (upstreamProxy: string, allowPrivate: readonly string[] = []): Promise<Guard> =>
  closeLater(
    await startGuard({
      allowPrivate,
      upstreamProxy,
      limits: { siteBytes: 1e8, connectMs: 5000 },
      resolve: () => Promise.reject(new Error('names must be resolved by the proxy')),
    }),
  );

/** An HTTP proxy that wants `user:p@ss`, sends every name to the site and keeps what it was asked for. */
async function startProxy(site: SiteServer) {
  const asked: string[] = [];
  const port = Number(new URL(site.origin).port);
  const knows = (message: IncomingMessage) =>
    message.headers['proxy-authorization'] === `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
  const server = createServer((message, response) => {
    asked.push(`${message.method} ${message.url}`);
    if (!knows(message)) response.writeHead(407).end('who are you');
    else if (message.url?.includes('down.example'))
      response.writeHead(503, { 'X-Squid-Error': 'ERR_CONNECT_FAIL 111' }).end('sorry');
    else {
      const path = new URL(message.url ?? '').pathname;
      message.pipe(
        request({ host: '127.0.0.1', port, path, method: message.method }, (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        }),
      );
    }
  });
  server.on('connect', (message: IncomingMessage, client: Socket) => {
    asked.push(`CONNECT ${message.url}`);
    if (!knows(message)) client.end('HTTP/1.1 407 No\r\n\r\n');
    else if (message.url?.startsWith('down.example')) client.end('HTTP/1.1 503 Down\r\n\r\n');
    else {
      const target = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        client.pipe(target);
        target.pipe(client);
      });
      target.on('error', () => client.destroy());
      client.on('error', () => {});
      client.on('close', () => target.destroy());
    }
  });
  const raw = closeLater(await startRaw(() => {}, server));
  return { asked, address: (credentials: string) => `http://${credentials}@127.0.0.1:${raw.port}` };
}

const site = async (tls?: { key: string; cert: string }) =>
  closeLater(
    await startSite({ routes: { '/': 'the site', '/odd': { status: 504, body: 'of the site' } }, ...(tls ? { tls } : {}) }),
  );

describe('an HTTP proxy with credentials', () => {
  test('is asked for plain requests by address, and names are resolved there', async () => {
    const proxy = await startProxy(await site());
    const guard = await guardThrough(proxy.address('user:p%40ss'));
    expect(await (await guard.fetch('http://shop.example/')).text()).toBe('the site');
    expect(await (await guard.fetch('http://shop.example/odd')).text()).toBe('of the site');
    expect(proxy.asked).toEqual(['GET http://shop.example/', 'GET http://shop.example/odd']);
    expect(guard.connections()).toMatchObject([
      { host: 'shop.example', port: 80, answers: [], throughProxy: true, outcome: 'connected' },
    ]);
    expect(guard.connections()[0]).not.toHaveProperty('address');
    expect(JSON.stringify(guard.connections())).not.toMatch(/p@ss|p%40ss|127\.0\.0\.1/);
  });

  test('is asked for a tunnel to an https site', async () => {
    const proxy = await startProxy(await site(untrustedCertificate()));
    const guard = await guardThrough(proxy.address('user:p%40ss'));
    // The certificate came through: the tunnel reached the site.
    await expect(guard.fetch('https://shop.example/')).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    expect(proxy.asked).toEqual(['CONNECT shop.example:443']);
  });

  test('that does not accept the password, or cannot reach the site, is a failure and no answer', async () => {
    const proxy = await startProxy(await site());
    const stranger = await guardThrough(proxy.address('user:wrong'));
    for (const scheme of ['http', 'https']) {
      await expect(stranger.fetch(`${scheme}://shop.example/`)).rejects.toMatchObject({ cause: { code: 'proxy' } });
    }
    expect(stranger.failureOf('shop.example', 443)?.reason).toMatch(/user and password/);
    const guard = await guardThrough(proxy.address('user:p%40ss'));
    for (const scheme of ['http', 'https']) {
      await expect(guard.fetch(`${scheme}://down.example/`)).rejects.toMatchObject({ cause: { code: 'proxy' } });
    }
  });

  test('private addresses and names are refused before it is asked', async () => {
    const proxy = await startProxy(await site());
    const guard = await guardThrough(proxy.address('user:p%40ss'), ['10.0.0.5', 'wiki.internal']);
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '[::1]',
      '169.254.169.254',
      'localhost',
      'intranet',
      'db.internal',
      'nas.local',
    ]) {
      await expect(guard.fetch(`http://${host}/`)).rejects.toMatchObject({ cause: { code: 'private-address' } });
    }
    expect(proxy.asked).toEqual([]);
    expect(await (await guard.fetch('http://10.0.0.5/')).text()).toBe('the site');
    expect(await (await guard.fetch('http://wiki.internal/')).text()).toBe('the site');
  });
});

test('a SOCKS5 proxy carries requests and tunnels', async () => {
  const server = await site();
  const socks = closeLater(await startSocks('user:p@ss'));
  const guard = await guardThrough(`socks5://user:p%40ss@127.0.0.1:${socks.port}`);
  const port = new URL(server.origin).port;
  expect(await (await guard.fetch(`http://shop.example:${port}/`)).text()).toBe('the site');
  const secure = await site(untrustedCertificate());
  const securePort = new URL(secure.origin).port;
  await expect(guard.fetch(`https://shop.example:${securePort}/`)).rejects.toMatchObject({
    cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  });
  expect(socks.asked).toEqual([`shop.example:${port}`, `shop.example:${securePort}`]);
  const stranger = await guardThrough(`socks5://user:wrong@127.0.0.1:${socks.port}`);
  for (const scheme of ['http', 'https']) {
    await expect(stranger.fetch(`${scheme}://shop.example/`)).rejects.toMatchObject({ cause: { code: 'proxy' } });
  }
});

test('an https proxy must have a certificate that can be trusted', async () => {
  const proxy = closeLater(await startRaw(() => {}, createSecureServer(untrustedCertificate())));
  const guard = await guardThrough(`https://user:password@127.0.0.1:${proxy.port}`);
  await expect(guard.fetch('https://shop.example/')).rejects.toMatchObject({ cause: { code: 'proxy' } });
  expect(proxy.accepted()).toBeGreaterThan(0);
});

test('a proxy that is not there is a failure of the proxy', async () => {
  const gone = await startRaw(() => {});
  await gone.close();
  const guard = await guardThrough(`http://127.0.0.1:${gone.port}`);
  for (const scheme of ['http', 'https']) {
    await expect(guard.fetch(`${scheme}://shop.example/`)).rejects.toMatchObject({
      cause: { code: 'proxy', message: 'the proxy refused the connection' },
    });
  }
});

test.each(['proxy.example:3128', 'ftp://proxy.example', 'socks5://', 'not a proxy'])('%s is no proxy', (address) => {
  expect(() => parseProxy(address)).toThrow('The value of --proxy is not the address of a proxy.');
});

test('a SOCKS proxy without a port is asked at its usual one', () => {
  expect(parseProxy('socks5://proxy.example')).toBe('socks5h://proxy.example:1080');
});
