import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSigningKey } from '../../src/evidence/seal/signing-key.js';
import { runVigie } from './run-vigie.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('vigie keys create', () => {
  it('writes a key that signs, whatever the umask, and prints the fingerprint that openssl and sha256sum find', async () => {
    const before = process.umask(0);
    const { code, stdout, stderr } = await runVigie(['keys', 'create'], { cwd: folder }).finally(() => process.umask(before));
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(statSync(join(folder, 'vigie-key.pem')).mode & 0o777).toBe(0o600);
    const { fingerprint } = readSigningKey(join(folder, 'vigie-key.pem'));
    expect(stdout).toContain(fingerprint);
    const shell = 'openssl pkey -pubin -in vigie-key.pem.pub -outform DER | sha256sum';
    expect(execFileSync('sh', ['-c', shell], { cwd: folder, encoding: 'utf8' })).toContain(fingerprint);
  });

  it('refuses to overwrite a key', async () => {
    const file = join(folder, 'vigie-key.pem');
    const before = readFileSync(file, 'utf8');
    const { code, stderr } = await runVigie(['keys', 'create', file]);
    expect(code).toBe(2);
    expect(stderr).toContain('a key is never overwritten');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
