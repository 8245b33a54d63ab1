import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { constants, crc32, createBrotliCompress, createDeflateRaw } from 'node:zlib';

/** Content of the bombs: as large as wanted, of one letter. */
const blockBytes = 1_000_000;
const block = Buffer.alloc(blockBytes, 'a');

/** A compressed stream that can be made as long as wanted: `first`, then `again` any number of times, then `last`. */
export interface Bomb {
  readonly encoding: 'gzip' | 'br';
  /** Bytes before the first block. */
  readonly head: Buffer;
  readonly first: Buffer;
  readonly again: Buffer;
  /** End of the stream after so many blocks with this checksum of their content. */
  readonly last: (blocks: number, checksum: number) => Buffer;
}

/** What the compressor makes of the same block, again and again, each time flushed. */
async function flushedBlocks(compressor: ReturnType<typeof createDeflateRaw>, flush: number, count: number): Promise<Buffer[]> {
  const made: Buffer[] = [];
  let chunks: Buffer[] = [];
  compressor.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let index = 0; index < count; index++) {
    compressor.write(block);
    await new Promise<void>((resolve) => compressor.flush(flush, resolve));
    made.push(Buffer.concat(chunks));
    chunks = [];
  }
  compressor.destroy();
  return made;
}

/** 1 MB in 1 KB, for ever: a full flush forgets what came before, so that one block may be repeated. */
export async function gzipBomb(): Promise<Bomb> {
  const [again = Buffer.alloc(0)] = await flushedBlocks(createDeflateRaw({ level: 9 }), constants.Z_FULL_FLUSH, 1);
  return {
    encoding: 'gzip',
    head: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]),
    first: again,
    again,
    last: (blocks, checksum) => {
      const trailer = Buffer.alloc(8);
      trailer.writeUInt32LE(checksum >>> 0, 0);
      trailer.writeUInt32LE((blocks * blockBytes) % 2 ** 32, 4);
      return Buffer.concat([Buffer.from([3, 0]), trailer]);
    },
  };
}

/** 1 MB in a few bytes: what the compressor says of the third block holds for every later one. */
export async function brotliBomb(): Promise<Bomb> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 22 };
  const flush = constants.BROTLI_OPERATION_FLUSH;
  const [one, two, three, four] = await flushedBlocks(createBrotliCompress({ params }) as never, flush, 4);
  if (!one || !two || !three || !four?.equals(three)) throw new Error('This version of Brotli does not repeat its blocks.');
  return { encoding: 'br', head: one, first: two, again: three, last: () => Buffer.from([3]) };
}

/** Ends when the reader has taken what was written, or has left. */
async function roomOf(response: ServerResponse): Promise<void> {
  const settled = new AbortController();
  try {
    await Promise.race([once(response, 'drain', settled), once(response, 'close', settled)]);
  } catch {
    // A reader that breaks off has left as well.
  } finally {
    settled.abort();
  }
}

/** Sends a bomb that unpacks to about `bytes`, as fast as it is read; ends when the reader leaves. */
export async function sendBomb(response: ServerResponse, bomb: Bomb, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': bomb.encoding });
  const blocks = Math.max(3, Math.ceil(bytes / blockBytes));
  response.write(bomb.head);
  // Of Brotli the head holds the first block already; its checksum is not used.
  let checksum = 0;
  for (let index = bomb.encoding === 'br' ? 1 : 0; index < blocks; index++) {
    if (response.destroyed) return;
    if (bomb.encoding === 'gzip') checksum = crc32(block, checksum);
    const part = index <= 1 ? bomb.first : bomb.again;
    if (response.write(part)) {
      // The server goes on with its other work now and then.
      if (index % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    } else await roomOf(response);
  }
  response.end(bomb.last(blocks, checksum));
}

/** Sends HTML without end, up to `bytes`, as fast as it is read; ends when the reader leaves. */
export async function sendStream(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  const part = Buffer.from(`<p>${'Encore une ligne. '.repeat(3_640)}</p>\n`);
  for (let sent = 0; sent < bytes && !response.destroyed; sent += part.length) {
    if (!response.write(part)) await roomOf(response);
    else await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
}
