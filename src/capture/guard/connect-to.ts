import { connect, type Socket } from 'node:net';

/** TCP connection to one address, or an error with a system code; `ms` is the most it may take. */
export function connectTo(address: string, port: number, ms: number, opening?: Set<Socket>): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, noDelay: true });
    opening?.add(socket);
    const timer = setTimeout(() => socket.destroy(timedOut()), ms);
    socket.once('connect', () => {
      clearTimeout(timer);
      opening?.delete(socket);
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      opening?.delete(socket);
      reject(timedOut());
    });
  });
}

/** The error of a connection that took too long. */
export function timedOut(): Error {
  return Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' });
}
