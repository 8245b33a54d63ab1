import { ProxyAgent, type RequestInit, fetch as undiciFetch } from 'undici';
import type { HostFailure } from './connection-log.js';
import { canonicalHost } from './host-names.js';

export type OwnFetchInit = Omit<RequestInit, 'dispatcher'>;
export type OwnFetch = (url: string, init?: OwnFetchInit) => Promise<Response>;

/**
 * `fetch` through the guard itself, as the browser goes. Rejects like `fetch` does; when the guard knows why (a name that does not
 * exist, a private address), `error.cause.code` and `error.cause.message` say it.
 */
export function ownFetch(
  proxy: { readonly server: string; readonly authorization: string },
  failureOf: (host: string, port: number) => HostFailure | undefined,
): { readonly fetch: OwnFetch; readonly close: () => Promise<void> } {
  const dispatcher = new ProxyAgent({ uri: proxy.server, token: proxy.authorization, proxyTunnel: false });
  return {
    fetch: async (address, init = {}) => {
      const url = new URL(address);
      const host = canonicalHost(url.hostname) ?? url.hostname;
      const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
      const before = failureOf(host, port);
      try {
        // The same class as the global one; only the package that declares it differs.
        return (await undiciFetch(url, { ...init, dispatcher })) as unknown as Response;
      } catch (error) {
        const failure = failureOf(host, port);
        if (init.signal?.aborted || failure === undefined || failure === before) throw error;
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(failure.reason), { code: failure.code }) });
      }
    },
    close: () => dispatcher.destroy() as Promise<void>,
  };
}
