import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { bundlePath } from '../bundle-path.js';
import { digestPath, type Manifest, type ManifestDigest, type ManifestResource, manifestPath } from '../manifest.js';
import { sha256 } from '../sha256.js';
import { measureFile } from './measure-file.js';
import { blocksPath, contentsPath, type SealedContents, type SealRecord, sealPath, type TimeStampRecord } from './seal-record.js';
import { signedData } from './signed-data.js';
import type { SigningKey } from './signing-key.js';
import { stampFile, type TimeStamper } from './time-stamper.js';

/** How a bundle is to be sealed. All of it may be absent: hashes alone show a change, and nobody vouches for them. */
export interface Sealing {
  readonly key?: SigningKey | undefined;
  readonly stamper?: TimeStamper | undefined;
  readonly retainUntil?: string | undefined;
  /** A capture whose seal cannot be made whole is an error. */
  readonly required?: boolean | undefined;
}

/** Everything of `datapackage.json` but the files and what was sealed. */
export type ManifestHead = Omit<Manifest, 'resources' | 'modified'>;

export interface Sealed {
  /** SHA-256 of datapackage.json. */
  readonly digest: string;
  readonly timeStamps: readonly TimeStampRecord[];
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Seals a bundle folder: hashes the files named in `paths`, has the list time-stamped, writes the manifest and signs it. Files are read in
 * pieces, whatever their size. The manifest comes last of all: it makes the folder a bundle.
 * @param stamped time-stamps from the start of the capture
 */
export async function sealFiles(
  directory: string,
  input: {
    readonly paths: readonly string[];
    readonly head: ManifestHead;
    readonly sealing: Sealing;
    readonly stamped: readonly TimeStampRecord[];
  },
): Promise<Sealed> {
  const { head, sealing } = input;
  const resources: ManifestResource[] = [];
  const place = (path: string) => bundlePath(directory, path);
  const list = (path: string, { sha256: hash, bytes }: { readonly sha256: string; readonly bytes: number }) =>
    resources.push({ name: posix.basename(path), path, hash: `sha256:${hash}`, bytes });
  const write = (path: string, content: Uint8Array | string) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    mkdirSync(dirname(place(path)), { recursive: true });
    writeFileSync(place(path), bytes);
    list(path, { sha256: sha256(bytes), bytes: bytes.length });
    return bytes;
  };

  mkdirSync(place('seal'), { recursive: true });
  rmSync(place(blocksPath), { force: true });
  for (const path of [...input.paths].sort()) {
    const { blocks, ...measured } = measureFile(place(path));
    list(path, measured);
    appendFileSync(place(blocksPath), `${JSON.stringify({ path, blocks })}\n`);
  }
  list(blocksPath, measureFile(place(blocksPath)));

  const timeStamps = [...input.stamped];
  if (sealing.stamper) {
    const files = resources.map(({ path, hash, bytes }) => ({ path, sha256: hash.slice('sha256:'.length), bytes }));
    const content = write(contentsPath, json({ schema: 1, files } satisfies SealedContents));
    timeStamps.push(await stampFile(sealing.stamper, 'contents', { path: contentsPath, content }, write));
  }
  const sealedAt = new Date().toISOString();
  const seal: SealRecord = {
    schema: 1,
    sealedAt,
    software: head.software,
    ...(sealing.key ? { key: { fingerprint: sealing.key.fingerprint } } : {}),
    timeStamps,
    ...(sealing.retainUntil === undefined ? {} : { retainUntil: sealing.retainUntil }),
  };
  write(sealPath, json(seal));
  const manifest: Manifest = {
    ...head,
    modified: sealedAt,
    resources: resources.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  const text = json(manifest);
  const digest = sha256(text);
  const hash = `sha256:${digest}`;
  const { software } = head;
  const signed = sealing.key ? { signedData: signedData(sealing.key, { hash, created: sealedAt, software }) } : {};
  writeFileSync(place(digestPath), json({ path: manifestPath, hash, ...signed } satisfies ManifestDigest));
  writeFileSync(place(`${manifestPath}.part`), text);
  renameSync(place(`${manifestPath}.part`), place(manifestPath));
  return { digest, timeStamps };
}
