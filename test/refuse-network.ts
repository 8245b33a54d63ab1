// Tests talk to this machine only: any other address is answered as an unreachable network.
import { Socket } from 'node:net';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
const open = Socket.prototype.connect;

/** Host of a call of `socket.connect` in each of its shapes; undefined for a path (pipe, Unix socket). */
function hostOf(first: unknown, second: unknown): string | undefined {
  if (Array.isArray(first)) return hostOf(first[0], first[1]);
  if (typeof first === 'object' && first !== null) {
    const { host, path, port } = first as { host?: string; path?: string; port?: number };
    return path !== undefined && port === undefined ? undefined : (host ?? 'localhost');
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}

function refusing(this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args[0], args[1]);
  if (host === undefined || loopback.test(host)) return Reflect.apply(open, this, args) as Socket;
  const error = Object.assign(new Error(`Tests may only reach 127.0.0.1, not ${host}.`), { code: 'ENETUNREACH' });
  process.nextTick(() => this.destroy(error));
  return this;
}

// Files that share a process load this once each.
if (open.name !== refusing.name) Socket.prototype.connect = refusing as typeof open;
