import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A private service that nobody may reach: it notes whoever connects, by TCP on 127.0.0.1 and ::1, or by UDP. */
export interface SecretServer {
  readonly port: number;
  readonly udpPort: number;
  /** False on a machine without IPv6 loopback. */
  readonly hasIpv6: boolean;
  /** First line of each TCP connection that was made (`connection` when it said nothing, its length when it is no text), and each datagram. */
  readonly hits: readonly string[];
  readonly close: () => Promise<void>;
}

const listening = (server: Server, port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });

export async function startSecretServer(): Promise<SecretServer> {
  const hits: string[] = [];
  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    const at = hits.push('connection') - 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      const line = data.toString('latin1').split('\r\n')[0] ?? '';
      hits[at] = /^[\x20-\x7e]+$/.test(line) ? line : `${data.length} bytes`;
      const body = 'secret-of-the-private-network';
      socket.end(
        `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      );
    });
  };
  const [four, six] = [createServer(accept), createServer(accept)];
  await listening(four, 0, '127.0.0.1');
  const { port } = four.address() as AddressInfo;
  const hasIpv6 = await listening(six, port, '::1');
  const datagrams = createSocket('udp4');
  datagrams.on('message', (message) => hits.push(`datagram of ${message.length} bytes`));
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
  const closeTcp = (server: Server) =>
    new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
  return {
    port,
    udpPort: datagrams.address().port,
    hasIpv6,
    hits,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([closeTcp(four), closeTcp(six), new Promise<void>((resolve) => datagrams.close(() => resolve()))]);
    },
  };
}
