import { createServer } from 'node:http';
import { type LocalSite, listenOnLoopback } from './listen-on-loopback.js';

/** Serves HTML pages from memory, by path, on a free port of 127.0.0.1; anything that is no reading is refused. */
export function servePages(pages: Readonly<Record<string, string>>): Promise<LocalSite> {
  const server = createServer(({ method, url = '/' }, response) => {
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const page = Object.hasOwn(pages, pathname) ? pages[pathname] : undefined;
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  return listenOnLoopback(server);
}
