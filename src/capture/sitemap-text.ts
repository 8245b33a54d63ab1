import { constants, createGunzip } from 'node:zlib';

/** Text of one sitemap; sitemaps.org allows 50 MB, of which the first part is enough for a sample. */
const mostBytes = 10_000_000;

/** The text of a sitemap, decompressed when it came compressed; what goes beyond ten million bytes is cut off. */
export async function sitemapText({ body, bytes }: { readonly body: string; readonly bytes?: Uint8Array }): Promise<string> {
  if (bytes === undefined || bytes.length === 0) return body;
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isCompressed ? await gunzipAtMost(bytes, mostBytes) : bytes;
  return Buffer.from(plain.buffer, plain.byteOffset, Math.min(plain.byteLength, mostBytes)).toString('utf8');
}

/** Decompresses until the limit and then stops: a few kilobytes may stand for gigabytes. What is broken or cut gives what it has. */
export function gunzipAtMost(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = () => {
      gunzip.destroy();
      resolve(Buffer.concat(chunks).subarray(0, limit));
    };
    gunzip.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= limit) finish();
    });
    gunzip.on('end', finish);
    gunzip.on('error', finish);
    gunzip.end(bytes);
  });
}
