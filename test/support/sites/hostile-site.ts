import type { IncomingMessage, ServerResponse } from 'node:http';
import { type SiteServer, startSite } from '../site-server.js';
import { brotliBomb, gzipBomb, sendBomb, sendStream } from './compression-bombs.js';
import { askedAddress, type KeyType, keyTypes, send } from './generated-site.js';
import { hostilePages, type Targets } from './hostile-pages.js';
import { keyPages } from './key-pages.js';
import { listOf, pageHtml } from './page-html.js';
import { type SecretServer, startSecretServer } from './secret-server.js';

export interface HostileSiteOptions {
  /** What the bombs unpack to; 10 GB when absent. Bytes. */
  readonly bombBytes?: number;
  /** What the endless page sends at most; 2 GB when absent. Bytes. */
  readonly streamBytes?: number;
}

export interface HostileSite extends SiteServer {
  /** Paths of the pages that do harm, all linked from the entry page. */
  readonly dangers: readonly string[];
  /** Paths of the ordinary pages that must be captured all the same. */
  readonly keyPaths: Readonly<Record<KeyType, string>>;
  /** Nobody may reach it: `secret.hits` stays empty. */
  readonly secret: SecretServer;
  /** Name that `/rebinding` asks for, on the secret port. */
  readonly rebindingHost: string;
}

const language = 'fr';
/** Reserved for tests (RFC 6761): no resolver of the world knows it. */
const rebindingHost = 'rebinding.hostile.test';

/**
 * Resolver stub for the name of `/rebinding`: a public address (reserved for documentation) when it is first asked for,
 * this machine ever after. Other names have no address.
 */
export function rebindingResolver(): (host: string) => Promise<readonly string[]> {
  let asked = 0;
  return async (host) => (host === rebindingHost ? [asked++ === 0 ? '203.0.113.7' : '127.0.0.1'] : []);
}

const redirects = (targets: Targets): Readonly<Record<string, string>> => ({
  '/redirect-metadata': 'http://169.254.169.254/latest/meta-data/',
  '/redirect-ipv6': `http://[::1]:${targets.secretPort}/redirected`,
  '/redirect-port': `http://127.0.0.1:${targets.secretPort}/redirected`,
  '/redirect-rebinding': `http://${targets.rebindingHost}:${targets.secretPort}/redirected`,
});

/** Fetched by the tool itself, without the browser. */
const ownFetches = ['/sitemap.xml', '/rapport.pdf'];

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A site that does everything a site can do to its visitor, one path each, next to ordinary legal pages, and a secret server
 * that counts who reaches it. Deterministic; listens on 127.0.0.1 only (the secret server on ::1 too).
 */
export async function startHostileSite({ bombBytes = 10e9, streamBytes = 2e9 }: HostileSiteOptions = {}): Promise<HostileSite> {
  const secret = await startSecretServer();
  const targets: Targets = { secretPort: secret.port, secretUdpPort: secret.udpPort, rebindingHost };
  const bombs = { '/gzip-bomb': await gzipBomb(), '/brotli-bomb': await brotliBomb() };
  const timers = new Set<NodeJS.Timeout>();
  const keyPaths = Object.fromEntries(keyTypes.map((type) => [type, `/${keyPages[language][type].slug}`])) as Record<
    KeyType,
    string
  >;

  const raw: Readonly<Record<string, Handler>> = {
    '/endless-redirect': (request, response) => {
      const step = Number(askedAddress(request).searchParams.get('n') ?? 0) + 1;
      send(response, { status: 302, headers: { location: `/endless-redirect?n=${step}` }, body: '' });
    },
    '/stream': (_, response) => void sendStream(response, streamBytes),
    '/gzip-bomb': (_, response) => void sendBomb(response, bombs['/gzip-bomb'], bombBytes),
    '/brotli-bomb': (_, response) => void sendBomb(response, bombs['/brotli-bomb'], bombBytes),
    '/headers-never-end': (_, response) => void response.socket?.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nx-slow: '),
    '/body-never-ends': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write('<!doctype html><html lang="fr"><title>Sans fin</title><body><h1>La suite arrive</h1>');
    },
    '/slow-drip': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write('<!doctype html><html lang="fr"><title>Goutte à goutte</title><body><p>');
      const drip = setInterval(() => response.write('.'), 1_000);
      timers.add(drip);
      response.on('close', () => {
        clearInterval(drip);
        timers.delete(drip);
      });
    },
  };
  const redirected = redirects(targets);
  const dangers = [...hostilePages.map(({ path }) => path), ...Object.keys(raw), ...Object.keys(redirected)];
  const nameOf = (path: string) => hostilePages.find((page) => page.path === path)?.name ?? path.slice(1).replaceAll('-', ' ');
  const nav = listOf([
    { text: 'Accueil', href: '/' },
    ...dangers.map((href) => ({ text: nameOf(href), href })),
    { text: 'Rapport de transparence (PDF)', href: '/rapport.pdf' },
  ]);
  const footer = listOf(keyTypes.map((type) => ({ text: keyPages[language][type].link, href: keyPaths[type] })));
  const page = (title: string, main: string) => pageHtml({ language, title, main, nav, footer });

  const secretUrl = (path: string) => `http://127.0.0.1:${secret.port}${path}`;
  const answers: Readonly<Record<string, () => Parameters<typeof send>[1]>> = {
    '/': () => ({
      body: page(
        'Un site hostile',
        '<h1>Un site hostile</h1><p>Chaque lien du menu tend un piège ; le pied de page est honnête.</p>',
      ),
    }),
    '/robots.txt': () => ({ headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow:\n' }),
    '/frame': () => ({ body: '<!doctype html><p>cadre</p>' }),
    '/popup': () => ({ body: '<!doctype html><p>fenêtre</p>' }),
    '/download.exe': () => ({
      headers: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="facture.exe"' },
      body: Buffer.alloc(100_000, 'MZ'),
    }),
    '/service-worker.js': () => ({
      headers: { 'content-type': 'text/javascript' },
      body: `fetch('${secretUrl('/service-worker')}', { mode: 'no-cors' }); addEventListener('install', function (event) { event.waitUntil(fetch('${secretUrl('/install')}', { mode: 'no-cors' })); });`,
    }),
    ...Object.fromEntries(
      [...Object.entries(redirected), ...ownFetches.map((path) => [path, secretUrl(path)] as const)].map(([path, location]) => [
        path,
        () => ({ status: 302, headers: { location }, body: '' }),
      ]),
    ),
    ...Object.fromEntries(hostilePages.map(({ path, name, html }) => [path, () => ({ body: page(name, html(targets)) })])),
    ...Object.fromEntries(
      keyTypes.map((type) => [
        keyPaths[type],
        () => ({ body: page(`${keyPages[language][type].title} – Un site hostile`, keyPages[language][type].main) }),
      ]),
    ),
  };

  const server = await startSite({
    routes: {
      '*': (request, response) => {
        response.on('error', () => undefined);
        const { pathname } = askedAddress(request);
        const handler = raw[pathname];
        if (handler) handler(request, response);
        else send(response, answers[pathname]?.() ?? { status: 404, body: '<!doctype html><title>404</title>' });
      },
    },
  });
  return {
    ...server,
    dangers,
    keyPaths,
    secret,
    rebindingHost,
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all([server.close(), secret.close()]);
    },
  };
}
