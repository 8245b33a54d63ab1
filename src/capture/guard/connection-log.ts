import type { Socket } from 'node:net';
import type { ConnectionRecord } from '../../evidence/capture-record.js';
import type { GuardFailure } from './guard-failure.js';
import { hostAndPort } from './host-names.js';

const kept = 20_000;

export interface HostFailure {
  readonly outcome: 'refused' | 'failed';
  readonly code: string;
  readonly reason: string;
}

export interface Totals {
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly connections: number;
  readonly refused: number;
}

export interface ConnectionLogOptions {
  readonly siteBytes: number;
  readonly throughProxy: boolean;
  readonly now: () => Date;
  readonly onRefused?: ((refusal: { host: string; port: number; reason: string }) => void) | undefined;
}

type OpenRecord = { -readonly [key in keyof ConnectionRecord]: ConnectionRecord[key] };

export type ConnectionLog = ReturnType<typeof connectionLog>;

/**
 * What the guard did: one record for each connection (kept-alive requests share theirs) and for each refused host, port and reason;
 * the last failure of each host; and the bytes, counted while they flow so that the limit ends a stream in the middle.
 * Each list keeps at most 20,000 entries; totals count everything.
 */
export function connectionLog(options: ConnectionLogOptions) {
  const records: OpenRecord[] = [];
  const refusals = new Map<string, OpenRecord>();
  const live = new Map<Socket, OpenRecord>();
  const addresses = new Map<string, string>();
  const failures = new Map<string, HostFailure>();
  const totals = { bytesReceived: 0, bytesSent: 0, connections: 0, refused: 0 };
  let spent = options.siteBytes <= 0;

  const newRecord = (
    host: string,
    port: number,
    answers: readonly string[],
    outcome: ConnectionRecord['outcome'],
  ): OpenRecord => ({
    at: options.now().toISOString(),
    host,
    port,
    answers,
    outcome,
    bytesReceived: 0,
    bytesSent: 0,
    ...(options.throughProxy ? { throughProxy: true } : {}),
  });

  function count(socket: Socket): void {
    const record = live.get(socket);
    if (!record) return;
    totals.bytesReceived += socket.bytesRead - record.bytesReceived;
    totals.bytesSent += socket.bytesWritten - record.bytesSent;
    record.bytesReceived = socket.bytesRead;
    record.bytesSent = socket.bytesWritten;
    if (spent || totals.bytesReceived <= options.siteBytes) return;
    spent = true;
    const reason = siteBytesReason(options.siteBytes);
    for (const [each, { host, port }] of live) {
      remember(failures, hostAndPort(host, port), { outcome: 'refused', code: 'site-bytes', reason });
      each.destroy();
    }
  }

  function connected(host: string, port: number, answers: readonly string[], socket: Socket): void {
    const record = newRecord(host, port, answers, 'connected');
    const key = hostAndPort(host, port);
    if (socket.remoteAddress && !options.throughProxy) {
      const address = socket.remoteAddress;
      record.address = address;
      remember(addresses, key, hostAndPort(address, port));
    }
    totals.connections++;
    failures.delete(key);
    if (records.length < kept) records.push(record);
    live.set(socket, record);
    socket.once('close', () => {
      count(socket);
      live.delete(socket);
    });
  }

  function failed(host: string, port: number, failure: GuardFailure): void {
    const key = hostAndPort(host, port);
    remember(failures, key, { outcome: failure.outcome, code: failure.code, reason: failure.message });
    const record = newRecord(host, port, failure.answers, failure.outcome);
    record.reason = failure.message;
    if (failure.outcome === 'failed') {
      if (records.length < kept) records.push(record);
      return;
    }
    totals.refused++;
    const refusal = `${key} ${failure.message}`;
    if (refusals.has(refusal) || refusals.size >= kept) return;
    refusals.set(refusal, record);
    options.onRefused?.({ host, port, reason: failure.message });
  }

  return {
    connected,
    failed,
    /** Adds what has passed through a live socket since the last count. */
    count,
    countAll: () => {
      for (const socket of live.keys()) count(socket);
    },
    /** A request on a connection got no answer, though the connection had been made. */
    broken: (host: string, port: number, { outcome, code, message }: GuardFailure) => {
      if (!spent) remember(failures, hostAndPort(host, port), { outcome, code, reason: message });
    },
    answered: (host: string, port: number) => {
      if (!spent) failures.delete(hostAndPort(host, port));
    },
    addressOf: (host: string, port: number) => addresses.get(hostAndPort(host, port)),
    failureOf: (host: string, port: number) => failures.get(hostAndPort(host, port)),
    liveCount: () => live.size,
    destroyAll: () => {
      for (const socket of live.keys()) socket.destroy();
    },
    exhausted: () => spent,
    totals: (): Totals => ({ ...totals }),
    records: (): readonly ConnectionRecord[] =>
      [...records, ...refusals.values()].map((each) => ({ ...each })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}

/** Why everything is refused once the bytes of one site are spent. */
export function siteBytesReason(siteBytes: number): string {
  return `the site has sent more than the ${siteBytes} bytes allowed in all`;
}

/** Keeps the newest entries only: a hostile page can invent names without end. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > kept) map.delete(map.keys().next().value as string);
}
