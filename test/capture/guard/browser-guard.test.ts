import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { allowedPrivateHosts, type Guard, signInToGuard, startGuard } from '../../../src/capture/guard/start-guard.js';
import { type SiteServer, startSite } from '../../support/site-server.js';
import { type RawServer, startRaw } from './raw-servers.js';

const args = [
  '--disable-background-networking',
  '--disable-quic',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy',
];

let site: SiteServer;
let sockets: RawServer;
let secret: RawServer;
let guard: Guard;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const answers = new Map<string, string[]>();
const pages: Record<string, string> = {};
let scripts = 0;

/** A WebSocket server that says hello and closes. */
const webSocketServer = () => {
  const server = createServer();
  server.on('upgrade', (request: IncomingMessage, socket) => {
    const key = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.on('error', () => {});
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    socket.write(Buffer.concat([Buffer.from([0x81, 5]), Buffer.from('hello')]));
  });
  return server;
};

beforeAll(async () => {
  secret = await startRaw((socket) =>
    socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 6\r\n\r\nsecret'),
  );
  sockets = await startRaw(() => {}, webSocketServer());
  site = await startSite({
    routes: {
      '/cached.js': (_, response) => {
        scripts++;
        response
          .writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=600' })
          .end('window.loaded = true');
      },
      '/worker.js': { headers: { 'content-type': 'text/javascript' }, body: workerScript() },
      '/redirect': (request, response) => {
        response.writeHead(302, { location: new URL(request.url ?? '', 'http://x').searchParams.get('to') ?? '' }).end();
      },
      '*': (request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end(pages[request.url ?? ''] ?? '<h1>plain</h1>');
      },
    },
  });
  guard = await startGuard({
    allowPrivate: [...allowedPrivateHosts(site.origin, []), `127.0.0.1:${sockets.port}`],
    resolve: async (host) => {
      const left = answers.get(host) ?? [];
      const found = left.length > 1 ? left.shift() : left[0];
      if (found === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [found];
    },
    limits: { siteBytes: 1e8, connectMs: 2000 },
  });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args,
    proxy: { server: guard.proxy.server },
  });
  context = await browser.newContext();
  await signInToGuard(context, guard.proxy);
});

afterAll(async () => {
  await browser?.close();
  await guard?.close();
  await Promise.all([site?.close(), sockets?.close(), secret?.close()]);
});

beforeEach(async () => {
  await page?.close();
  page = await context.newPage();
});

function workerScript(): string {
  return `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
self.addEventListener('message', async (event) => {
  const told = await fetch(event.data, { mode: 'no-cors' }).then(() => 'answered', () => 'refused');
  event.source.postMessage(told);
});`;
}

const sitePort = () => Number(new URL(site.origin).port);
const open = async (path: string, html: string) => {
  pages[path] = html;
  return page.goto(site.url(path), { waitUntil: 'load' });
};
/** One visit in a page of its own (Playwright's `close` hangs after two failed navigations in one page): its error and who answered. */
async function visit(address: string): Promise<{ readonly error: string; readonly answered: readonly string[] }> {
  const own = await context.newPage();
  const answered: string[] = [];
  own.on('response', (response) => answered.push(new URL(response.url()).host));
  const error = await own.goto(address, { timeout: 20_000 }).then(
    (response) => `answered ${response?.status()}`,
    (thrown: Error) => /net::(\w+)/.exec(thrown.message)?.[1] ?? thrown.message,
  );
  await own.close();
  return { error, answered };
}

test('the audited site on this machine is loaded through the guard, with its password sent once and the cache in use', async () => {
  const opened = vi.fn();
  page.on('response', (response) => opened(response.status()));
  for (const path of ['/one', '/two', '/three']) {
    expect((await open(path, '<script src="/cached.js"></script><h1>Hello</h1>'))?.status()).toBe(200);
  }
  expect(scripts).toBe(1);
  expect(opened.mock.calls.flat()).not.toContain(407);
  expect(guard.connections().some(({ port, outcome }) => port === sitePort() && outcome === 'connected')).toBe(true);
});

describe('a refusal is never an answer of the site', () => {
  test.each([
    ['another port of this machine', () => `http://127.0.0.1:${secret.port}/`],
    ['this machine by name', () => `http://localhost:${secret.port}/`],
    ['this machine in IPv6', () => `http://[::1]:${secret.port}/`],
    ['this machine as one number', () => `http://2130706433:${secret.port}/`],
    ['a redirect to another port', () => site.url(`/redirect?to=http://127.0.0.1:${secret.port}/`)],
    ['a redirect to IPv6 loopback', () => site.url(`/redirect?to=http://[::1]:${secret.port}/`)],
    ['a redirect to cloud metadata', () => site.url('/redirect?to=http://169.254.169.254/latest/')],
    ['https to a private address', () => 'https://10.0.0.1/'],
    ['https to this machine', () => `https://127.0.0.1:${secret.port}/`],
  ])('%s', async (_, address) => {
    const { error, answered } = await visit(address());
    expect(error).toMatch(/^ERR_(EMPTY_RESPONSE|TUNNEL_CONNECTION_FAILED)$/);
    const to = new URL(new URL(address()).searchParams.get('to') ?? address());
    expect(answered).not.toContain(to.host);
    const port = Number(to.port) || (to.protocol === 'https:' ? 443 : 80);
    expect(guard.failureOf(to.hostname, port)).toMatchObject({ outcome: 'refused', code: 'private-address' });
  });

  test('a name that does not exist has its true cause', async () => {
    expect((await visit('http://missing.example/')).error).toBe('ERR_EMPTY_RESPONSE');
    expect(guard.failureOf('missing.example', 80)).toMatchObject({ outcome: 'failed', code: 'ENOTFOUND' });
    expect((await visit('https://missing.example/')).error).toBe('ERR_TUNNEL_CONNECTION_FAILED');
    expect(guard.failureOf('missing.example', 443)).toMatchObject({ outcome: 'failed', code: 'ENOTFOUND' });
  });

  test('a name that changes from a public to a private address between two visits', async () => {
    answers.set('rebind.example', ['93.184.216.34', '127.0.0.1']);
    for (let turn = 0; turn < 3; turn++) await visit(`http://rebind.example:${secret.port}/`);
    expect(guard.failureOf('rebind.example', secret.port)).toMatchObject({ outcome: 'refused', code: 'private-address' });
    const outcomes = guard
      .connections()
      .filter(({ host }) => host === 'rebind.example')
      .map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['failed', 'refused']);
  });
});

test('frames, images, styles, fetch, beacons, pings, prefetch, web sockets and peer connections do not get around it', async () => {
  const to = (path: string) => `http://127.0.0.1:${secret.port}/${path}`;
  await open(
    '/hostile',
    `<iframe src="${to('frame')}"></iframe><img src="${to('image')}"><link rel=stylesheet href="${to('style')}">
     <link rel=prefetch href="${to('prefetch')}"><link rel=preconnect href="${to('')}"><script src="${to('script')}"></script>
     <script type=speculationrules>{"prefetch":[{"source":"list","urls":["${to('speculation')}"],"eagerness":"immediate"}]}</script>
     <a id=ping href="#there" ping="${to('ping')}">ping</a><video src="${to('video')}"></video><object data="${to('object')}"></object>`,
  );
  await page.click('#ping');
  const told = await page.evaluate(async (port) => {
    const attempt = (work: () => unknown) =>
      Promise.resolve()
        .then(work)
        .catch(() => 'refused');
    const socketTo = (address: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      });
    navigator.sendBeacon(`http://127.0.0.1:${port}/beacon`, 'x');
    const peer = new RTCPeerConnection({
      iceServers: [{ urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'a', credential: 'b' }],
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    const results = [
      await attempt(async () => (await fetch(`http://127.0.0.1:${port}/fetch`)).text()),
      await attempt(async () => (await fetch(`http://localhost:${port}/fetch`)).text()),
      await attempt(async () => (await fetch(`http://[::1]:${port}/fetch`)).text()),
      await socketTo(`ws://127.0.0.1:${port}/`),
      await socketTo(`wss://127.0.0.1:${port}/`),
      await socketTo(`ws://[::1]:${port}/`),
    ];
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return results;
  }, secret.port);
  expect(told).toEqual(Array(6).fill('refused'));
});

test('a web socket of the audited site works', async () => {
  await open('/socket', '<h1>socket</h1>');
  const said = await page.evaluate(
    (port) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
        socket.onmessage = (event) => resolve(event.data);
        socket.onerror = () => resolve('error');
      }),
    sockets.port,
  );
  expect(said).toBe('hello');
});

test('a service worker is guarded as its page is', async () => {
  await open('/with-worker', '<h1>worker</h1>');
  const told = await page.evaluate(async (port) => {
    await navigator.serviceWorker.register('/worker.js');
    const { active } = await navigator.serviceWorker.ready;
    const ask = (address: string) =>
      new Promise((resolve) => {
        navigator.serviceWorker.onmessage = (event) => resolve(event.data);
        active?.postMessage(address);
      });
    return [await ask('/plain'), await ask(`http://127.0.0.1:${port}/worker`), await ask(`http://localhost:${port}/worker`)];
  }, secret.port);
  expect(told).toEqual(['answered', 'refused', 'refused']);
});

test('a browser that was not given the password gets nowhere', async () => {
  const stranger = await browser.newContext();
  const asked = site.asked.length;
  const other = await stranger.newPage();
  const response = await other.goto(site.url('/stranger')).catch(() => undefined);
  expect(response?.status() ?? 407).toBe(407);
  expect(site.asked.slice(asked)).toEqual([]);
  await stranger.close();
});

test('after all this nothing ever reached the other port of this machine', () => {
  expect(secret.accepted()).toBe(0);
  expect(guard.totals().refused).toBeGreaterThan(10);
});
