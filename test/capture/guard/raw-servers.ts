import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface RawServer {
  readonly port: number;
  /** Connections accepted so far. */
  readonly accepted: () => number;
  /** Connections that are open now. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
}

/** A TCP server on 127.0.0.1 that does with each connection what the test says. */
export async function startRaw(onSocket: (socket: Socket) => void, server: Server = createServer()): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (socket: Socket) => {
    accepted++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    accepted: () => accepted,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A certificate of `localhost` that nobody trusts. */
export function untrustedCertificate(): { readonly key: string; readonly cert: string } {
  const read = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
  return { key: read('key'), cert: read('cert') };
}

/** A SOCKS5 proxy (RFC 1928, RFC 1929) that sends every name to 127.0.0.1 and keeps what it was asked for. */
export async function startSocks(credentials: string): Promise<RawServer & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const raw = await startRaw((socket) => {
    let step: 'greeting' | 'password' | 'request' = 'greeting';
    const onData = (data: Buffer) => {
      if (step === 'greeting') {
        step = 'password';
        socket.write(Buffer.from([5, 2]));
      } else if (step === 'password') {
        const user = data.subarray(2, 2 + (data[1] ?? 0)).toString();
        const password = data.subarray(3 + user.length).toString();
        const right = `${user}:${password}` === credentials;
        socket.write(Buffer.from([1, right ? 0 : 1]));
        step = 'request';
        if (!right) socket.end();
      } else {
        const isName = data[3] === 3;
        const host = isName ? data.subarray(5, 5 + (data[4] ?? 0)).toString() : [...data.subarray(4, 8)].join('.');
        const port = data.readUInt16BE(data.length - 2);
        asked.push(`${host}:${port}`);
        socket.off('data', onData);
        const site = connect(port, '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          socket.pipe(site);
          site.pipe(socket);
        });
        site.on('error', () => socket.destroy());
        socket.on('close', () => site.destroy());
      }
    };
    socket.on('data', onData);
  });
  return { ...raw, asked };
}
