import type { Duplex } from 'node:stream';
import type { ConnectionLog } from './connection-log.js';
import type { Dial } from './dial.js';
import { parseHostAndPort } from './host-names.js';

/**
 * Answers one CONNECT (https, wss and ws): bytes pass untouched in both directions once the guard has connected. A refusal or a
 * failure is told as 502, which a browser takes as "no tunnel" and never as an answer of the site.
 */
export async function tunnel(target: string, client: Duplex, head: Buffer, dial: Dial, log: ConnectionLog): Promise<void> {
  client.on('error', () => client.destroy());
  const { host, port } = parseHostAndPort(target) ?? {};
  if (host === undefined || port === undefined) {
    client.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    return;
  }
  const site = await dial(host, port, 'tunnel').catch(() => undefined);
  if (!site) {
    client.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    return;
  }
  if (client.destroyed) {
    site.destroy();
    return;
  }
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) site.write(head);
  client.pipe(site);
  site.pipe(client);
  site.on('data', () => log.count(site));
  // `end` and not `destroy`: what the site sent last is still on its way to the browser.
  site.once('close', (broken) => (broken || log.exhausted() ? client.destroy() : client.end()));
  client.once('close', () => site.destroySoon());
}
