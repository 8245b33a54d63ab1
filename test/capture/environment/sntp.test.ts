import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { askTimeServer, parseTimeServer } from '../../../src/capture/environment/ask-time-server.js';
import { readSntpAnswer, sntpQuestion } from '../../../src/capture/environment/sntp-packet.js';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** NTP timestamp of a time in milliseconds since 1970. */
function stampOf(ms: number): Buffer {
  const stamp = Buffer.alloc(8);
  stamp.writeUInt32BE(Math.floor(ms / 1000) + 2_208_988_800 - (ms >= 2_085_978_496_000 ? 2 ** 32 : 0), 0);
  stamp.writeUInt32BE(Math.round(((ms % 1000) / 1000) * 2 ** 32), 4);
  return stamp;
}

/** A good answer to a question: mode 4, stratum 2, the client's stamp sent back. */
function answerTo(question: Uint8Array, time: number): Buffer {
  const answer = Buffer.alloc(48);
  answer[0] = 0b00_100_100;
  answer[1] = 2;
  answer.set(Buffer.from(question).subarray(40, 48), 24);
  answer.set(stampOf(time), 32);
  answer.set(stampOf(time), 40);
  return answer;
}

/** A time server on 127.0.0.1; returns its address. */
async function timeServer(answer: (question: Buffer) => Buffer | undefined): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const said = answer(question);
    if (said) socket.send(said, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  closers.push(() => socket.close());
  return `127.0.0.1:${(socket.address() as AddressInfo).port}`;
}

describe('a time server', () => {
  it('tells that this clock is behind, with the time the question took', async () => {
    const server = await timeServer((question) => answerTo(question, Date.now() + 90_000));
    const answer = await askTimeServer(server);
    expect(answer).toMatchObject({ stratum: 2, address: '127.0.0.1' });
    if ('problem' in answer) throw new Error(answer.problem);
    expect(Math.abs(answer.offsetMs + 90_000)).toBeLessThan(2000);
    expect(answer.roundTripMs).toBeGreaterThanOrEqual(0);
  });

  it('is asked with version 4 as a client, and is not told our time', async () => {
    const questions: Buffer[] = [];
    const server = await timeServer((question) => {
      questions.push(question);
      return answerTo(question, Date.now());
    });
    await askTimeServer(server);
    await askTimeServer(server);
    const [first, second] = questions;
    expect(first?.length).toBe(48);
    expect(first?.[0]).toBe(0b00_100_011);
    expect(first?.subarray(40)).not.toEqual(second?.subarray(40));
  });

  it.each<[string, (answer: Buffer) => unknown, string]>([
    ['did not send the question’s stamp back', (answer) => answer.fill(1, 24, 32), 'other-question'],
    [
      'sent a kiss-o’-death',
      (answer) => {
        answer[1] = 0;
        answer.write('RATE', 12, 'latin1');
        return answer;
      },
      'refused',
    ],
    ['has a stratum above 15', (answer) => answer.writeUInt8(16, 1), 'unsynchronised'],
    ['raises the alarm of its leap indicator', (answer) => answer.writeUInt8(0b11_100_100, 0), 'unsynchronised'],
    ['sent a question instead', (answer) => answer.writeUInt8(0b00_100_011, 0), 'not-an-answer'],
    ['sent no time', (answer) => answer.fill(0, 40, 48), 'no-time'],
    ['sent half an answer', (answer) => answer.subarray(0, 40), 'too-short'],
  ])('that %s is not believed', async (_, spoil, problem) => {
    const server = await timeServer((question) => {
      const good = answerTo(question, Date.now());
      const spoilt = spoil(good);
      return Buffer.isBuffer(spoilt) ? spoilt : good;
    });
    const answer = await askTimeServer(server);
    expect(answer).not.toHaveProperty('offsetMs');
    expect(answer).toHaveProperty('problem', problem);
    if (problem === 'refused') expect(answer).toHaveProperty('detail', 'RATE');
  });

  it('that keeps silent is waited for no longer than the limit', async () => {
    const server = await timeServer(() => undefined);
    expect(await askTimeServer(server, 80)).toMatchObject({ problem: 'timeout', detail: '80 ms' });
  });

  it('is named by host, with or without a port', () => {
    expect(parseTimeServer('ntp.example.org')).toEqual({ host: 'ntp.example.org', port: 123 });
    expect(parseTimeServer('[2001:db8::1]:1123')).toEqual({ host: '2001:db8::1', port: 1123 });
    expect(parseTimeServer('ntp.example.org:0')).toBeUndefined();
    expect(parseTimeServer('ntp example')).toBeUndefined();
  });
});

it('reads times before and after the end of the first era in 2036', () => {
  const stamp = Buffer.alloc(8, 7);
  for (const time of [Date.UTC(2026, 10, 28, 11, 0, 0, 250), Date.UTC(2036, 1, 8, 0, 0, 0, 500)]) {
    const read = readSntpAnswer(answerTo(sntpQuestion(stamp), time), stamp);
    if ('problem' in read) throw new Error(read.problem);
    expect(Math.abs(read.sentAt - time)).toBeLessThan(1);
  }
});
