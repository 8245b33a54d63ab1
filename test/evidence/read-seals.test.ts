import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeals } from '../../src/evidence/read-seals.js';
import { sha256 } from '../../src/evidence/sha256.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-seals-'));
  mkdirSync(join(folder, 'seal'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const digest = (value: unknown) => writeFileSync(join(folder, 'datapackage-digest.json'), JSON.stringify(value));
const seal = (text: string) => writeFileSync(join(folder, 'seal', 'seal.json'), text);

describe('signature and time-stamps of a bundle', () => {
  it('are told as they stand', () => {
    const publicKey = Buffer.from('a key').toString('base64');
    digest({
      path: 'datapackage.json',
      hash: 'sha256:x',
      signedData: { software: 'vigie 1', created: 'now', signature: 's', publicKey },
    });
    seal(JSON.stringify({ timeStamps: [{ time: '2026-11-28T10:00:00Z', qualified: false }], note: null }));
    expect(readSeals(folder)).toEqual({
      signature: { software: 'vigie 1', created: 'now', signature: 's', keySha256: sha256('a key') },
      seal: [
        { name: 'timeStamps.0.time', value: '2026-11-28T10:00:00Z' },
        { name: 'timeStamps.0.qualified', value: 'false' },
        { name: 'note', value: 'null' },
      ],
      unreadable: [],
    });
  });

  it('are absent from a bundle that has none', () => {
    digest({ path: 'datapackage.json', hash: 'sha256:x' });
    expect(readSeals(folder)).toEqual({ unreadable: [] });
  });

  it.each<[unknown]>([[null], [[]], [{ signedData: 'yes' }], [{ signedData: [1] }]])('are none where %j stands', (value) => {
    digest(value);
    expect(readSeals(folder)).not.toHaveProperty('signature');
  });

  it('are named as unreadable when the file is damaged, and cut when it is endless', () => {
    digest({});
    seal('{"a": ');
    expect(readSeals(folder).unreadable).toEqual(['seal/seal.json']);
    seal(
      JSON.stringify({ deep: JSON.parse(`${'['.repeat(500)}1${']'.repeat(500)}`), many: Array.from({ length: 500 }, () => 1) }),
    );
    const { seal: entries } = readSeals(folder);
    expect(entries?.length).toBe(60);
    expect(entries?.[0]?.value).toBe('…');
  });
});
