import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import WarcStream from 'warc';

/** One record as a reader that is not ours finds it. */
export interface ReadRecord {
  readonly headers: Readonly<Record<string, string>>;
  /** Head of the request or answer, then its body; one character per byte. */
  readonly content: string;
}

/** All records of a bundle's web archive, read by the npm package `warc`. */
export async function archiveOf(directory: string): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  const stream = createReadStream(join(directory, 'archive/data.warc.gz')).pipe(createGunzip()).pipe(new WarcStream());
  for await (const { headers, content } of stream) records.push({ headers, content: (content as Buffer).toString('latin1') });
  return records;
}
