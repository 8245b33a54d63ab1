import { crc32, deflateSync } from 'node:zlib';
import { randomFrom } from './random.js';

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/**
 * A PNG that a browser decodes, of noise, so that its weight is that of its pixels: about `bytes` bytes.
 * Red, green and blue of 8 bits, 64 pixels wide.
 */
export function pngOf(seed: number, bytes: number): Buffer {
  const width = 64;
  const height = Math.max(1, Math.round(bytes / (width * 3 + 1)));
  const random = randomFrom(seed);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let at = 0; at < rows.length; at++) rows[at] = at % (width * 3 + 1) === 0 ? 0 : Math.floor(random() * 256);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
