import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeals } from '../../src/evidence/read-seals.js';
import { sha256 } from '../../src/evidence/sha256.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-seals-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const digest = (value: unknown) => writeFileSync(join(folder, 'datapackage-digest.json'), JSON.stringify(value));

describe('the signature of a bundle', () => {
  it('are told as they stand', () => {
    const publicKey = Buffer.from('a key').toString('base64');
    digest({
      path: 'datapackage.json',
      hash: 'sha256:x',
      signedData: { software: 'vigie 1', created: 'now', signature: 's', publicKey },
    });
    expect(readSeals(folder)).toEqual({
      signature: { software: 'vigie 1', created: 'now', signature: 's', keySha256: sha256('a key') },
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

  it('are named as unreadable when the file is damaged', () => {
    writeFileSync(join(folder, 'datapackage-digest.json'), '{"a": ');
    expect(readSeals(folder)).toEqual({ unreadable: ['datapackage-digest.json'] });
  });
});
