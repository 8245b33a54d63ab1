import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBundle } from '../../../src/evidence/read-bundle.js';
import { createKeyPair } from '../../../src/evidence/seal/ecdsa-key.js';
import { readSigningKey } from '../../../src/evidence/seal/signing-key.js';
import { verifyBundle } from '../../../src/evidence/verify/verify-bundle.js';
import { archivedRecords } from '../../../src/evidence/warc/archived-record.js';
import { sealTiny } from '../../support/written-bundle.js';

let folder: string;
const bundles = { signed: '', unsigned: '' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-mutations-'));
  bundles.signed = join(folder, 'signed.wacz');
  bundles.unsigned = join(folder, 'unsigned.wacz');
  const keyFile = join(folder, 'key.pem');
  writeFileSync(keyFile, createKeyPair().privatePem, { mode: 0o600 });
  await sealTiny(bundles.signed, { key: readSigningKey(keyFile) });
  await sealTiny(bundles.unsigned);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pathsIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

/** The same numbers in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs `check` on the bundle while one of its files holds other bytes. */
async function withBytes(directory: string, path: string, bytes: Uint8Array, check: () => Promise<void>): Promise<void> {
  const file = join(directory, path);
  const before = readFileSync(file);
  writeFileSync(file, bytes);
  try {
    await check();
  } finally {
    writeFileSync(file, before);
  }
}

const pair = ['datapackage.json', 'datapackage-digest.json'];

describe.each(['signed', 'unsigned'] as const)('a %s bundle', (kind) => {
  const directory = () => bundles[kind];

  it('is whole as it was sealed', async () => {
    const { ok, problems, records, signature } = await verifyBundle(directory());
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
    expect(records).toBe(13);
    expect(signature?.ok).toBe(kind === 'signed' ? true : undefined);
  });

  it('shows every flipped byte: the file, and of sealed contents the very byte with its old value', async () => {
    const next = random(kind === 'signed' ? 1 : 2);
    for (const path of pathsIn(directory())) {
      const bytes = readFileSync(join(directory(), path));
      const places = new Set([0, bytes.length - 1, ...Array.from({ length: 8 }, () => Math.floor(next() * bytes.length))]);
      for (const at of places) {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] as number) ^ (1 + Math.floor(next() * 255));
        await withBytes(directory(), path, altered, async () => {
          const { ok, problems } = await verifyBundle(directory());
          const told = problems.map((problem) => problem.path);
          expect(ok, `${path} at ${at}`).toBe(false);
          expect(
            pair.includes(path) ? told.some((name) => pair.includes(name)) : told.includes(path),
            `${path} at ${at}: ${told}`,
          ).toBe(true);
          if (pair.includes(path) || path.startsWith('seal/')) return;
          const own = problems.find((problem) => problem.path === path && problem.kind === 'altered');
          expect(own?.byte, `${path} at ${at}`).toBe(at);
          expect(own?.message).toContain(`was 0x${(bytes[at] as number).toString(16).padStart(2, '0')}`);
        });
      }
    }
  }, 120_000);

  it('shows what was cut off, put in or written over anywhere', async () => {
    const next = random(kind === 'signed' ? 3 : 4);
    for (const path of pathsIn(directory())) {
      const bytes = readFileSync(join(directory(), path));
      for (let round = 0; round < 6; round++) {
        const at = Math.floor(next() * bytes.length);
        const length = 1 + Math.floor(next() * 40);
        const noise = Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
        const head = bytes.subarray(0, at);
        const altered = [
          head,
          Buffer.concat([head, noise, bytes.subarray(at)]),
          Buffer.concat([head, noise, bytes.subarray(at + length)]),
          Buffer.concat([bytes, noise]),
          Buffer.alloc(0),
        ][round % 5] as Buffer;
        if (altered.equals(bytes)) continue;
        await withBytes(directory(), path, altered, async () => {
          const { ok, problems } = await verifyBundle(directory());
          expect(ok, `${path}, round ${round}`).toBe(false);
          const told = problems.map((problem) => problem.path);
          expect(
            told.some((name) => name === path || (pair.includes(path) && pair.includes(name))),
            `${path}: ${told}`,
          ).toBe(true);
        });
      }
    }
  });

  it('shows a file that was dropped, added, renamed or exchanged with another', async () => {
    const copy = join(folder, `${kind}-copy.wacz`);
    const fresh = () => {
      rmSync(copy, { recursive: true, force: true });
      cpSync(directory(), copy, { recursive: true });
    };
    const told = async () => (await verifyBundle(copy)).problems.map(({ path, kind: fault }) => `${fault} ${path}`);
    for (const path of pathsIn(directory())) {
      fresh();
      rmSync(join(copy, path));
      expect(await told(), path).toContainEqual(expect.stringContaining(path));
    }
    fresh();
    mkdirSync(join(copy, 'records/p0003'), { recursive: true });
    writeFileSync(join(copy, 'records/p0003/text.txt'), 'x');
    expect(await told()).toEqual(['added records/p0003/text.txt']);
    fresh();
    renameSync(join(copy, 'records/p0001/text.txt'), join(copy, 'records/p0001/other.txt'));
    expect(await told()).toEqual(['missing records/p0001/text.txt', 'added records/p0001/other.txt']);
    fresh();
    renameSync(join(copy, 'records/p0001/text.txt'), join(copy, 'x'));
    renameSync(join(copy, 'records/p0002/text.txt'), join(copy, 'records/p0001/text.txt'));
    renameSync(join(copy, 'x'), join(copy, 'records/p0002/text.txt'));
    expect(await told()).toEqual(['altered records/p0001/text.txt', 'altered records/p0002/text.txt']);
  });

  it('shows two records of the archive that were exchanged, by their addresses', async () => {
    const path = 'archive/data.warc.gz';
    const bytes = readFileSync(join(directory(), path));
    const records = archivedRecords(readFileSync(join(directory(), 'logs/records.ndjson'), 'utf8'));
    const piece = ({ offset, length }: { offset: number; length: number }) => bytes.subarray(offset, offset + length);
    const [second, third] = records.filter(({ type }) => type === 'response').slice(1, 3);
    if (!second || !third) throw new Error('The bundle has no records to exchange.');
    const between = bytes.subarray(second.offset + second.length, third.offset);
    const after = bytes.subarray(third.offset + third.length);
    const swapped = Buffer.concat([bytes.subarray(0, second.offset), piece(third), between, piece(second), after]);
    await withBytes(directory(), path, swapped, async () => {
      const messages = (await verifyBundle(directory())).problems.map(({ message }) => message).join('\n');
      expect(messages).toContain('archive/data.warc.gz was altered first somewhere in bytes');
      expect(messages).toMatch(/\(response of https:\/\/forum\.example\/cgu\) of the archive/);
    });
  });
});

describe('a forger who mends the hashes', () => {
  it('is shown by the signature, or by the signature that is gone', async () => {
    const copy = join(folder, 'forged.wacz');
    cpSync(bundles.signed, copy, { recursive: true });
    const { sha256 } = await import('../../../src/evidence/sha256.js');
    const forged = Buffer.from('<p>other</p>');
    writeFileSync(join(copy, 'records/p0001/dom.html'), forged);
    const manifest = JSON.parse(readFileSync(join(copy, 'datapackage.json'), 'utf8'));
    for (const resource of manifest.resources) {
      if (resource.path === 'records/p0001/dom.html')
        Object.assign(resource, { hash: `sha256:${sha256(forged)}`, bytes: forged.length });
    }
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    writeFileSync(join(copy, 'datapackage.json'), text);
    const digest = JSON.parse(readFileSync(join(copy, 'datapackage-digest.json'), 'utf8'));
    const told = async (value: object) => {
      writeFileSync(join(copy, 'datapackage-digest.json'), `${JSON.stringify(value, null, 2)}\n`);
      return (await verifyBundle(copy)).problems.map(({ message }) => message).join('\n');
    };
    const hash = `sha256:${sha256(text)}`;
    expect(await told({ ...digest, hash })).toMatch(/The signature does not hold/);
    // Nothing is judged or reported on it either.
    expect(() => readBundle(copy)).toThrow(/The signature does not hold/);
    expect(await told({ path: digest.path, hash })).toMatch(/The signature is gone: .* says that the key [0-9a-f]{64} signed/);
    expect(() => readBundle(copy)).toThrow(/The signature is gone/);
    const otherKey = join(folder, 'other.pem');
    writeFileSync(otherKey, createKeyPair().privatePem, { mode: 0o600 });
    const { signedData } = await import('../../../src/evidence/seal/signed-data.js');
    const signed = signedData(readSigningKey(otherKey), { hash, created: manifest.modified, software: manifest.software });
    expect(await told({ path: digest.path, hash, signedData: signed })).toMatch(/not by the key that sealed it/);
  });
});
