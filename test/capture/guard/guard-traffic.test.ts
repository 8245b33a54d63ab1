import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, test, vi } from 'vitest';
import { startGuard } from '../../../src/capture/guard/start-guard.js';
import { guardFor, rawWith, roomy, siteWith, talk } from './guard-fixture.js';
import { untrustedCertificate } from './raw-servers.js';

describe('what passes through', () => {
  test('status, message, headers and body of a site arrive unchanged, without a Date of the guard', async () => {
    const site = await rawWith((socket) =>
      socket.once('data', () =>
        socket.end(
          'HTTP/1.1 418 Short And Stout\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nX-Odd: caf\xe9\r\nContent-Length: 3\r\n\r\ntea',
          'latin1',
        ),
      ),
    );
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    const said = await talk(guard, `GET http://127.0.0.1:${site.port}/ HTTP/1.1\nHost: x\nConnection: close\nLOGIN\n\n`);
    expect(said).toBe(
      'HTTP/1.1 418 Short And Stout\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nX-Odd: caf\xe9\r\nContent-Length: 3\r\nConnection: close\r\n\r\ntea',
    );
  });

  test('a request body arrives, with a known length and without', async () => {
    const bodies: string[] = [];
    const site = await siteWith({
      routes: {
        '*': async (request, response) => {
          let body = '';
          for await (const part of request) body += part;
          bodies.push(`${request.method} ${request.url} ${body}`);
          response.end('ok');
        },
      },
    });
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    await (await guard.fetch(site.url('/a?b=1'), { method: 'POST', body: 'hello' })).text();
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('streamed'));
        controller.close();
      },
    });
    await (await guard.fetch(site.url('/c'), { method: 'PUT', body: stream as never, duplex: 'half' })).text();
    expect(bodies).toEqual(['POST /a?b=1 hello', 'PUT /c streamed']);
  });

  test('redirects are left to the caller when asked, and guarded when followed', async () => {
    const secret = await siteWith({ routes: { '*': 'the secret' } });
    const site = await siteWith({ routes: { '/': { status: 302, headers: { location: secret.url('/x') } } } });
    const guard = await guardFor({ allowPrivate: [new URL(site.origin).host] });
    const answer = await guard.fetch(site.url('/'), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, secret.url('/x')]);
    await expect(guard.fetch(site.url('/'))).rejects.toThrow('fetch failed');
    expect(secret.asked).toEqual([]);
  });

  test('a tunnel carries TLS untouched to the site', async () => {
    const tls = untrustedCertificate();
    const site = await siteWith({ routes: { '/': 'over TLS' }, tls });
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    await expect(guard.fetch(site.url('/'))).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
    const socket = connect(Number(new URL(guard.proxy.server).port), '127.0.0.1');
    const login = Buffer.from(`${guard.proxy.username}:${guard.proxy.password}`).toString('base64');
    socket.write(`CONNECT ${new URL(site.origin).host} HTTP/1.1\r\nHost: x\r\nProxy-Authorization: Basic ${login}\r\n\r\n`);
    expect(String((await once(socket, 'data'))[0])).toBe('HTTP/1.1 200 Connection established\r\n\r\n');
    const secure = connectTls({ socket, ca: tls.cert, servername: 'localhost' });
    secure.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    let said = '';
    for await (const part of secure) said += part;
    expect(said).toContain('over TLS');
    expect(guard.totals().bytesReceived).toBeGreaterThan(said.length);
    expect(guard.totals().bytesSent).toBeGreaterThan(50);
  });

  test('many small requests share a few connections', async () => {
    const site = await rawWith((socket) =>
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')),
    );
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    const visitor = async () => {
      for (let turn = 0; turn < 50; turn++) await (await guard.fetch(`http://127.0.0.1:${site.port}/${turn}`)).text();
    };
    await Promise.all([visitor(), visitor(), visitor(), visitor()]);
    expect(site.accepted()).toBeLessThanOrEqual(8);
    expect(guard.totals().connections).toBe(site.accepted());
    expect(guard.connections()).toHaveLength(site.accepted());
  });

  test('a kept-alive connection that the site just closed is replaced without a failure', async () => {
    let requests = 0;
    const site = await rawWith((socket) =>
      socket.on('data', () => {
        requests++;
        if (requests === 2) socket.resetAndDestroy();
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      }),
    );
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'] });
    for (let turn = 0; turn < 2; turn++) {
      expect(await (await guard.fetch(`http://127.0.0.1:${site.port}/`)).text()).toBe('ok');
    }
    expect(site.accepted()).toBe(2);
    expect(guard.failureOf('127.0.0.1', site.port)).toBeUndefined();
  });
});

describe('limits', () => {
  const endless = (socket: Socket) => {
    const chunk = Buffer.alloc(64 * 1024, 120);
    const pump = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n');
      socket.on('drain', pump);
      pump();
    });
  };

  test.each(['request', 'tunnel'])('a stream of 2 GB is ended when the bytes of the site are spent (%s)', async (way) => {
    const site = await rawWith(endless);
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'], limits: { siteBytes: 5_000_000, connectMs: 1000 } });
    if (way === 'request') {
      const response = await guard.fetch(`http://127.0.0.1:${site.port}/`);
      await expect(response.arrayBuffer()).rejects.toThrow();
    } else {
      await talk(guard, `CONNECT 127.0.0.1:${site.port} HTTP/1.1\nHost: x\nLOGIN\n\nGET / HTTP/1.1\n\n`);
    }
    expect(guard.exhausted()).toBe(true);
    expect(guard.totals().bytesReceived).toBeGreaterThan(5_000_000);
    expect(guard.totals().bytesReceived).toBeLessThan(10_000_000);
    expect(guard.failureOf('127.0.0.1', site.port)).toMatchObject({ outcome: 'refused', code: 'site-bytes' });
    const before = site.accepted();
    await expect(guard.fetch(`http://127.0.0.1:${site.port}/`)).rejects.toMatchObject({ cause: { code: 'site-bytes' } });
    expect(site.accepted()).toBe(before);
  });

  test('headers without end are ended too', async () => {
    const site = await rawWith((socket) => {
      const pump = () => {
        while (!socket.destroyed && socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000)));
      };
      socket.once('data', pump);
      socket.on('drain', pump);
    });
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'], limits: { siteBytes: 1_000_000, connectMs: 1000 } });
    await expect(guard.fetch(`http://127.0.0.1:${site.port}/`)).rejects.toThrow();
    expect(guard.exhausted()).toBe(true);
  });

  test('no more connections than allowed are open at the same time', async () => {
    const site = await rawWith((socket) => socket.resume());
    const guard = await guardFor({ allowPrivate: ['127.0.0.1'], limits: { ...roomy, connections: 2 } });
    const stop = new AbortController();
    const asked = Array.from({ length: 2 }, () =>
      guard.fetch(`http://127.0.0.1:${site.port}/`, { signal: stop.signal }).catch(() => {}),
    );
    await vi.waitFor(() => expect(site.accepted()).toBe(2));
    await expect(guard.fetch(`http://127.0.0.1:${site.port}/`)).rejects.toMatchObject({
      cause: { code: 'too-many-connections' },
    });
    stop.abort();
    await Promise.all(asked);
    await vi.waitFor(() => expect(site.open()).toBe(0));
  });

  test('different refusals are kept, each once, however often they happen', async () => {
    const guard = await guardFor({ resolve: async () => ['10.0.0.1'] });
    for (let turn = 0; turn < 60; turn++) await guard.fetch(`http://n${turn % 30}.example/`).catch(() => {});
    expect(guard.connections()).toHaveLength(30);
    expect(guard.totals().refused).toBe(60);
  });
});

test('closing ends requests, tunnels and half-made connections at once', async () => {
  const site = await rawWith((socket) => socket.resume());
  const guard = await startGuard({
    allowPrivate: ['127.0.0.1'],
    resolve: () => new Promise(() => {}),
    limits: { siteBytes: 1e6, connectMs: 60_000 },
  });
  const ended = [
    guard.fetch(`http://127.0.0.1:${site.port}/`).catch((error: Error) => error.message),
    talk(guard, `CONNECT 127.0.0.1:${site.port} HTTP/1.1\nHost: x\nLOGIN\n\n`),
    talk(guard, 'CONNECT never.example:443 HTTP/1.1\nHost: x\nLOGIN\n\n'),
  ];
  await vi.waitFor(() => expect(site.open()).toBe(2));
  const start = Date.now();
  await guard.close();
  // Far from the minute that a connection may take.
  expect(Date.now() - start).toBeLessThan(20_000);
  await Promise.all(ended);
  await vi.waitFor(() => expect(site.open()).toBe(0));
});
