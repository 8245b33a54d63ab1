import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { type LocalSite, listenOnLoopback } from './listen-on-loopback.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
};

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** The file that answers a path: itself, `<path>.html`, or `<path>/index.html`; nothing outside the folder. */
export function fileForPath(root: string, pathname: string): string | undefined {
  const wanted = resolve(root, `.${decodedPath(pathname)}`);
  if (wanted !== root && !wanted.startsWith(root + sep)) return undefined;
  return [wanted, `${wanted}.html`, join(wanted, 'index.html')].find((path) => isFile(path) && extname(path) in contentTypes);
}

function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replaceAll('\0', '');
  } catch {
    return pathname;
  }
}

function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const found = fileForPath(root, new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
  const missing = join(root, '404.html');
  const file = found ?? (isFile(missing) ? missing : undefined);
  response.writeHead(found === undefined ? 404 : 200, {
    'content-type': contentTypes[extname(file ?? '.html')] ?? 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  if (file === undefined || request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

/** Serves a folder of static pages on 127.0.0.1; port 0 takes a free one. Used by the demo, the doctor and the tests. */
export function serveStaticSite(directory: string, port = 0): Promise<LocalSite> {
  const root = resolve(directory);
  return listenOnLoopback(
    createServer((request, response) => answer(root, request, response)),
    port,
  );
}
