import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { type Entry, open, type ZipFile } from 'yauzl';
import { EvidenceError } from '../../errors.js';
import { bundlePath } from '../bundle-path.js';
import { bytesAt } from '../bytes-at.js';

/** More than any capture may weigh; what a bomb claims to hold is refused before it is unpacked. */
const mostBytes = 20_000_000_000;
const mostEntries = 1_000_000;

/** Code of the error for a file that is a zip, or was one before it was cut. */
export const damagedContainer = 'damaged-container';

const openZip = promisify(open) as (file: string, options: object) => Promise<ZipFile>;

/**
 * Unpacks a WACZ file into a folder that exists and is empty.
 * @throws EvidenceError when it is no zip file, is cut or damaged, names a file outside itself or one file twice, or is too large
 */
export async function unpackBundle(file: string, directory: string): Promise<void> {
  const damaged = (why: string, cause?: unknown) =>
    new EvidenceError(`${file} cannot be read as a WACZ file: ${why}.`, {
      code: beginsAsZip(file) ? damagedContainer : 'not-a-bundle',
      hint: 'Give the folder or the file that vigie wrote; if it is one, it was cut or damaged on the way: use another copy.',
      cause,
    });
  let zip: ZipFile;
  try {
    zip = await openZip(file, { autoClose: false, lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  } catch (cause) {
    throw damaged(lowered((cause as Error).message), cause);
  }
  try {
    if (zip.entryCount > mostEntries) throw damaged(`it claims ${zip.entryCount} entries`);
    const seen = new Set<string>();
    let left = mostBytes;
    for await (const entry of entriesOf(zip)) {
      const path = entry.fileName;
      if (path.endsWith('/')) continue;
      if (seen.has(path)) throw damaged(`it holds ${path} twice`);
      seen.add(path);
      left -= entry.uncompressedSize;
      if (left < 0) throw damaged('it would unpack to more than 20 GB');
      await writeEntry(zip, entry, bundlePath(directory, path));
    }
  } catch (cause) {
    if (cause instanceof EvidenceError) throw cause;
    throw damaged(lowered((cause as Error).message), cause);
  } finally {
    zip.close();
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let read = 0; read < zip.entryCount; read++) {
    yield await new Promise<Entry>((resolve, reject) => {
      const onEntry = (entry: Entry) => {
        zip.off('error', onError);
        resolve(entry);
      };
      const onError = (error: Error) => {
        zip.off('entry', onEntry);
        reject(error);
      };
      zip.once('entry', onEntry);
      zip.once('error', onError);
      zip.readEntry();
    });
  }
}

async function writeEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  const content = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
  let left = entry.uncompressedSize;
  const counted = new Transform({
    transform(part: Buffer, _, done) {
      left -= part.length;
      done(left < 0 ? new Error(`${entry.fileName} is longer than the archive says`) : null, part);
    },
  });
  mkdirSync(dirname(target), { recursive: true });
  await pipeline(content, counted, createWriteStream(target, { flags: 'wx' }));
}

const beginsAsZip = (file: string): boolean => Buffer.from(bytesAt(file, 0, 2)).toString('latin1') === 'PK';

const lowered = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
