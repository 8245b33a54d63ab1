import { randomBytes } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { Server } from 'proxy-chain';
import { UsageError } from '../../errors.js';
import { connectTo } from './connect-to.js';
import { GuardFailure } from './guard-failure.js';
import { hostAndPort } from './host-names.js';

export interface Upstream {
  /** A socket to the host through the proxy: a tunnel, or for plain http one that takes absolute-form requests. */
  readonly open: (host: string, port: number, purpose: 'tunnel' | 'plain', deadline: number) => Promise<Socket>;
  /** Header that absolute-form requests on a plain socket must carry. */
  readonly authorization: string;
  /** Set when an answer to an absolute-form request is the proxy's own error page, not the site's answer. */
  readonly proxyError: (answer: IncomingMessage) => GuardFailure | undefined;
  readonly close: () => Promise<void>;
}

/**
 * Makes the proxy of --proxy (http, https with credentials, socks5) look like one kind of proxy: a second server of `proxy-chain`
 * on this machine, which only the guard can use, passes everything on. Throws UsageError when the address is not such a proxy.
 */
export async function startUpstream(address: string): Promise<Upstream> {
  const proxyUrl = parseProxy(address);
  const password = randomBytes(24).toString('base64url');
  const agent = new Agent({ keepAlive: true });
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: (asked) =>
      asked.password === password ? { upstreamProxyUrl: proxyUrl, httpAgent: agent } : { requestAuthentication: true },
  });
  // Each failed request is told to the guard by its status.
  server.on('requestFailed', () => {});
  await server.listen();
  const authorization = `Basic ${Buffer.from(`guard:${password}`).toString('base64')}`;
  return {
    authorization,
    proxyError,
    open: async (host, port, purpose, deadline) => {
      const ms = Math.max(1, deadline - Date.now());
      return purpose === 'plain' ? connectTo('127.0.0.1', server.port, ms) : tunnel(server.port, authorization, host, port, ms);
    },
    close: async () => {
      agent.destroy();
      await server.close(true);
    },
  };
}

/**
 * Checks the value of --proxy. For SOCKS the port is written out (the library has no default) and the scheme becomes `socks5h`: with
 * `socks5` the library would resolve names here.
 */
export function parseProxy(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['http:', 'https:', 'socks5:'].includes(url.protocol) || url.hostname === '') {
    throw new UsageError('The value of --proxy is not the address of a proxy.', {
      code: 'proxy-invalid',
      hint: 'Write --proxy http://host:port, https://host:port or socks5://host:port, with user:password@ before the host if needed.',
    });
  }
  if (url.protocol === 'socks5:' && url.port === '') url.port = '1080';
  return url.href.replace(/^socks5:/, 'socks5h:');
}

function tunnel(proxyPort: number, authorization: string, host: string, port: number, ms: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port: proxyPort,
      method: 'CONNECT',
      path: hostAndPort(host, port),
      headers: { host: hostAndPort(host, port), 'proxy-authorization': authorization },
      agent: false,
    });
    const timer = setTimeout(
      () => asked.destroy(new GuardFailure('failed', 'ETIMEDOUT', 'the proxy did not open the connection in time (ETIMEDOUT)')),
      ms,
    );
    asked.once('connect', (answer, socket: Socket, head: Buffer) => {
      clearTimeout(timer);
      if (answer.statusCode === 200) {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(proxyFailure(answer));
    });
    asked.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    asked.end();
  });
}

/** Statuses of `proxy-chain` for what went wrong between it and the proxy (its README, "Error status codes"). */
const chainErrors: Readonly<Record<number, string>> = {
  590: 'the proxy did not open the connection',
  592: 'the proxy answered nonsense',
  593: 'the name of the proxy, or a name it was given, does not exist',
  594: 'the proxy refused the connection',
  595: 'the proxy broke the connection',
  596: 'the proxy broke the connection',
  597: 'the proxy does not accept the user and password given with --proxy',
  599: 'the proxy failed, or could not reach the site',
};

function proxyFailure(answer: IncomingMessage): GuardFailure {
  const told = /^UPSTREAM(\d{3})$/.exec(answer.statusMessage ?? '')?.[1];
  const meaning = chainErrors[answer.statusCode ?? 0] ?? `the proxy answered ${answer.statusCode}`;
  return new GuardFailure('failed', 'proxy', told ? `${meaning}: it answered ${told}` : meaning);
}

function proxyError(answer: IncomingMessage): GuardFailure | undefined {
  const { statusCode = 0, headers } = answer;
  const chained =
    headers['content-type'] === 'text/plain; charset=utf-8' && (headers.server ?? 'ProxyChain') === 'ProxyChain' && !headers.via;
  if ((statusCode in chainErrors || statusCode === 504) && chained) return proxyFailure(answer);
  if (statusCode === 407) return new GuardFailure('failed', 'proxy', chainErrors[597] as string);
  // RFC 9209 §2.1.1 (Proxy-Status: …; error=…) and what Squid sends with its own error pages.
  const said = /;\s*error=([\w-]+)/.exec(String(headers['proxy-status'] ?? ''))?.[1] ?? headers['x-squid-error'];
  return said === undefined ? undefined : new GuardFailure('failed', 'proxy', `the proxy could not reach the site (${said})`);
}
