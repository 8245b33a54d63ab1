import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalSite {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string;
  /** Ends connections that are open, too. */
  readonly close: () => Promise<void>;
}

/** Starts a server on 127.0.0.1; port 0 takes a free one. Rejects when the port cannot be had. */
export function listenOnLoopback(server: Server, port = 0): Promise<LocalSite> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      done({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close });
    });
  });
}
