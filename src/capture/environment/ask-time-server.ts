import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { performance } from 'node:perf_hooks';
import type { NtpAnswer } from '../../evidence/environment-sheet.js';
import { readSntpAnswer, sntpQuestion } from './sntp-packet.js';

const usualPort = 123;
const usualMs = 3000;

/** `HOST`, `HOST:PORT` or `[v6]:PORT` as the flag takes it; undefined for anything else. */
export function parseTimeServer(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, plain, port] =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const number = port === undefined ? usualPort : Number(port);
  return host === undefined || number < 1 || number > 65_535 ? undefined : { host, port: number };
}

/**
 * Asks a time server once how far the clock of this machine is from its own (SNTP, RFC 4330). UDP does not go through the guard, nor
 * through a proxy. Never throws: what goes wrong is told in the answer.
 * @param ms longest wait, name resolution included
 */
export async function askTimeServer(server: string, ms: number = usualMs): Promise<NtpAnswer> {
  const at = new Date().toISOString();
  const parsed = parseTimeServer(server);
  if (parsed === undefined) return { at, problem: 'failed', detail: `${server} is not the address of a time server` };
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const silence = new Promise<NtpAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ at, problem: 'timeout', detail: `${ms} ms` }), ms);
  });
  const asking = (async (): Promise<NtpAnswer> => {
    const { address, family } = await lookup(parsed.host);
    if (over) return silence;
    socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    return exchange(socket, { address, port: parsed.port, at });
  })().catch(
    (error: NodeJS.ErrnoException): NtpAnswer => ({
      at,
      problem: 'failed',
      detail: error.code ?? error.message,
    }),
  );
  try {
    return await Promise.race([asking, silence]);
  } finally {
    over = true;
    clearTimeout(timer);
    socket?.close();
  }
}

interface Exchange {
  readonly address: string;
  readonly port: number;
  readonly at: string;
}

function exchange(socket: Socket, { address, port, at }: Exchange): Promise<NtpAnswer> {
  // Random instead of our time: only who saw the question can answer it, and the server learns nothing of our clock.
  const stamp = randomBytes(8);
  return new Promise((resolve, reject) => {
    let askedAt = 0;
    let ticks = 0;
    socket.once('error', reject);
    socket.on('message', (packet) => {
      const roundTrip = performance.now() - ticks;
      const answer = readSntpAnswer(packet, stamp);
      if ('problem' in answer) {
        resolve({ at, ...answer });
        return;
      }
      const { receivedAt, sentAt, stratum } = answer;
      // RFC 4330 §5, with the sign turned: here positive means that this machine is ahead.
      const offset = -(receivedAt - askedAt + (sentAt - (askedAt + roundTrip))) / 2;
      resolve({ at, offsetMs: tenths(offset), roundTripMs: tenths(roundTrip - (sentAt - receivedAt)), stratum, address });
    });
    // Connected: answers from any other address never arrive.
    socket.connect(port, address, () => {
      askedAt = Date.now();
      ticks = performance.now();
      socket.send(sntpQuestion(stamp));
    });
  });
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
