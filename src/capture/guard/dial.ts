import type { Socket } from 'node:net';
import { type ApprovalRules, approve } from './approve.js';
import { connectTo, timedOut } from './connect-to.js';
import { type ConnectionLog, siteBytesReason } from './connection-log.js';
import { failureFrom, GuardFailure } from './guard-failure.js';
import type { Upstream } from './upstream.js';

export interface DialOptions {
  readonly rules: ApprovalRules;
  readonly log: ConnectionLog;
  readonly limits: { readonly siteBytes: number; readonly connectMs: number; readonly connections: number };
  readonly upstream: Upstream | undefined;
  /** Sockets that are still connecting, so that closing the guard can end them. */
  readonly opening: Set<Socket>;
}

/** `tunnel` for CONNECT, `plain` for http requests, which an HTTP proxy of --proxy wants to see as requests. */
export type Dial = (host: string, port: number, purpose: 'tunnel' | 'plain') => Promise<Socket>;

/**
 * The only way out: resolves, approves and connects to an approved address, within `connectMs` in all, and writes down what came of
 * it. The socket is connected by address, so nothing resolves the name a second time. Rejects with a GuardFailure.
 */
export function dialer({ rules, log, limits, upstream, opening }: DialOptions): Dial {
  return async (host, port, purpose) => {
    const deadline = Date.now() + limits.connectMs;
    let answers: readonly string[] = [];
    try {
      if (log.exhausted()) throw new GuardFailure('refused', 'site-bytes', siteBytesReason(limits.siteBytes));
      if (log.liveCount() >= limits.connections) {
        throw new GuardFailure('refused', 'too-many-connections', `more than ${limits.connections} connections at the same time`);
      }
      answers = await inTime(approve(host, port, rules), deadline);
      const socket = upstream
        ? await upstream.open(host, port, purpose, deadline)
        : await connectToOne(answers, port, deadline, opening);
      // A reset between two handlers must never end the process.
      socket.on('error', () => {});
      log.connected(host, port, answers, socket);
      return socket;
    } catch (error) {
      const failure = failureFrom(error, answers);
      log.failed(host, port, failure);
      throw failure;
    }
  };
}

/** Tries the addresses in the resolver's order; a silent one gets its share of the time left, so that the next has a chance. */
async function connectToOne(addresses: readonly string[], port: number, deadline: number, opening: Set<Socket>): Promise<Socket> {
  let last: unknown;
  for (const [index, address] of addresses.entries()) {
    const share = (deadline - Date.now()) / (addresses.length - index);
    if (share <= 0) break;
    try {
      return await connectTo(address, port, share, opening);
    } catch (error) {
      last = error;
    }
  }
  throw last ?? timedOut();
}

async function inTime<Value>(work: Promise<Value>, deadline: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut()), deadline - Date.now());
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
