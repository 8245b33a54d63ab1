import { type UnzipFileInfo, unzipSync } from 'fflate';
import { UnreadableDocumentError } from './unreadable-document.js';

/** Names in an archive's directory; undefined when it has none that can be read. Nothing is unpacked. */
export function zipNames(bytes: Uint8Array): readonly string[] | undefined {
  return listing(bytes)?.map(({ name }) => name);
}

function listing(bytes: Uint8Array): readonly UnzipFileInfo[] | undefined {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        entries.push(entry);
        return false;
      },
    });
    return entries;
  } catch {
    return undefined;
  }
}

/** Decompressed bytes of all that is read from one file, unless the caller wants less. */
export const unpackedBytes = 100_000_000;
/** Text compresses about ten times, office mark-up up to a hundred; a bomb, a thousand. */
const highestRatio = 250;
const ratioFreeBytes = 1_000_000;

/**
 * Unpacks the wanted entries of an archive. The directory states each entry's size and the unpacker never writes more than
 * that, so the sum is bounded before a byte is unpacked.
 * @throws UnreadableDocumentError when the archive is damaged or would unpack to too much
 */
export function unzipWanted(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  maxBytes: number = unpackedBytes,
): ReadonlyMap<string, Uint8Array> {
  const chosen = new Set<string>();
  let total = 0;
  for (const entry of listing(bytes) ?? []) {
    if (!wanted(entry.name)) continue;
    total += entry.originalSize;
    if (entry.originalSize > ratioFreeBytes && entry.originalSize > entry.size * highestRatio) {
      throw new UnreadableDocumentError(
        `Its part ${entry.name} would unpack to ${highestRatio} times its size or more: it was not opened.`,
      );
    }
    if (total > maxBytes) {
      throw new UnreadableDocumentError(`It would unpack to more than ${maxBytes / 1_000_000} MB: it was not opened.`);
    }
    chosen.add(entry.name);
  }
  try {
    // An archive may list one name many times over one piece of data: each name is unpacked once.
    const unpacked = unzipSync(bytes, { filter: ({ name }) => chosen.delete(name) });
    return new Map(Object.entries(unpacked));
  } catch (error) {
    throw new UnreadableDocumentError(`Its archive is damaged or locked by a password (${(error as Error).message}).`);
  }
}
