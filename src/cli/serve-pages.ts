import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StaticSite } from './static-site-server.js';

/** Serves HTML pages from memory, by path, on a free port of 127.0.0.1; anything that is no reading is refused. */
export function servePages(pages: Readonly<Record<string, string>>): Promise<StaticSite> {
  const server = createServer(({ method, url = '/' }, response) => {
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const page = Object.hasOwn(pages, pathname) ? pages[pathname] : undefined;
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      done({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close });
    });
  });
}
