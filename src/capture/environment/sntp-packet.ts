import type { NotFoundOut } from '../../evidence/environment-sheet.js';

/** SNTP version 4 messages (RFC 4330 §4). Times are milliseconds since 1970, with fractions. */

/** Seconds from 1900 to 1970, and the length of an era of 32-bit seconds (RFC 4330 §3). */
const to1970 = 2_208_988_800;
const era = 2 ** 32;

/** A client's question. `stamp` (8 bytes) stands where the client's time may stand: the server sends it back. */
export function sntpQuestion(stamp: Uint8Array): Uint8Array {
  const packet = Buffer.alloc(48);
  // No leap warning, version 4, mode 3 (client).
  packet[0] = 0b00_100_011;
  packet.set(stamp.subarray(0, 8), 40);
  return packet;
}

export type SntpAnswer =
  | { readonly stratum: number; readonly receivedAt: number; readonly sentAt: number }
  /** Why it cannot be used. */
  | NotFoundOut;

/** Reads a server's answer to the question with that stamp, with the checks of RFC 4330 §5. */
export function readSntpAnswer(packet: Uint8Array, stamp: Uint8Array): SntpAnswer {
  if (packet.length < 48) return { problem: 'too-short' };
  const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.length);
  const head = bytes[0] ?? 0;
  const stratum = bytes[1] ?? 0;
  const version = (head >> 3) & 7;
  if ((head & 7) !== 4 || version < 1 || version > 4) return { problem: 'not-an-answer' };
  if (!bytes.subarray(24, 32).equals(Buffer.from(stamp.subarray(0, 8)))) return { problem: 'other-question' };
  if (stratum === 0) return { problem: 'refused', detail: kissCode(bytes.subarray(12, 16)) };
  if (stratum > 15) return { problem: 'unsynchronised' };
  if (head >> 6 === 3) return { problem: 'unsynchronised' };
  if (bytes.readBigUInt64BE(40) === 0n) return { problem: 'no-time' };
  return { stratum, receivedAt: timeAt(bytes, 32), sentAt: timeAt(bytes, 40) };
}

/** Four letters of a kiss-o'-death packet (RFC 4330 §8); anything else is not repeated. */
const kissCode = (bytes: Uint8Array): string => {
  const code = Buffer.from(bytes).toString('latin1');
  return /^[A-Z]{4}$/.test(code) ? code : 'no reason given';
};

function timeAt(bytes: Buffer, offset: number): number {
  const seconds = bytes.readUInt32BE(offset);
  // A first bit of 0 means the era that begins in 2036.
  const since1900 = seconds < 2 ** 31 ? seconds + era : seconds;
  return (since1900 - to1970) * 1000 + (bytes.readUInt32BE(offset + 4) / era) * 1000;
}
