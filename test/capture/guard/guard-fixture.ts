import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import { type Guard, type GuardOptions, startGuard } from '../../../src/capture/guard/start-guard.js';
import { startSite } from '../../support/site-server.js';
import { startRaw } from './raw-servers.js';

const closers: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
export function closeLater<Thing extends { readonly close: () => Promise<void> }>(thing: Thing): Thing {
  closers.push(thing.close);
  return thing;
}

export const roomy = { siteBytes: 100_000_000, connectMs: 5000 };
export const guardFor = async (options: Partial<GuardOptions> = {}): Promise<Guard> =>
  closeLater(await startGuard({ allowPrivate: [], limits: roomy, ...options }));
export const siteWith = async (options: Parameters<typeof startSite>[0]) => closeLater(await startSite(options));
export const rawWith = async (onSocket: (socket: Socket) => void) => closeLater(await startRaw(onSocket));
export const portOf = (origin: string) => Number(new URL(origin).port);

/** Sends bytes to the guard and returns all it answers before the connection ends. */
export async function talk(guard: Guard, text: string, password = guard.proxy.password): Promise<string> {
  const socket = connect(Number(new URL(guard.proxy.server).port), '127.0.0.1');
  const login = Buffer.from(`${guard.proxy.username}:${password}`).toString('base64');
  socket.write(text.replace('LOGIN', `Proxy-Authorization: Basic ${login}`).replaceAll('\n', '\r\n'));
  let said = '';
  socket.on('data', (data) => {
    said += data.toString('latin1');
  });
  socket.on('error', () => {});
  await once(socket, 'close');
  return said;
}
