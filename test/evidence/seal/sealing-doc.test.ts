import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendCustody } from '../../../src/evidence/custody-log.js';
import { createKeyPair } from '../../../src/evidence/seal/ecdsa-key.js';
import { signedData } from '../../../src/evidence/seal/signed-data.js';
import { readSigningKey } from '../../../src/evidence/seal/signing-key.js';
import { timeStampRequest } from '../../../src/evidence/seal/time-stamp-request.js';
import { sha256 } from '../../../src/evidence/sha256.js';
import { forgedResponse } from '../../support/forged-token.js';
import { createAuthority } from '../../support/time-stamp-authority.js';

const text = readFileSync(fileURLToPath(new URL('../../../docs/sealing.md', import.meta.url)), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'vigie-doc-'));
const authority = createAuthority({ kind: 'rsa' });
const pair = createKeyPair();
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const at = (path: string) => join(folder, path);
let digest = '';

afterAll(() => {
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder as a stranger gets it: bundle, request and response, root, log. */
beforeAll(async () => {
  const files = { 'capture.json': '{}\n', 'records/p1/text.txt': 'Mentions légales\n' };
  const resources = Object.entries(files).map(([path, content]) => {
    mkdirSync(join(at('evidence.wacz'), path, '..'), { recursive: true });
    writeFileSync(join(at('evidence.wacz'), path), content);
    return { name: 'x', path, hash: `sha256:${sha256(content)}`, bytes: content.length };
  });
  const manifest = json({ profile: 'wacz', title: 'Capture', resources });
  writeFileSync(at('evidence.wacz/datapackage.json'), manifest);
  digest = sha256(manifest);
  writeFileSync(at('key.pem'), pair.privatePem, { mode: 0o600 });
  const hash = `sha256:${digest}`;
  const signed = signedData(readSigningKey(at('key.pem')), { hash, created: '2026-11-28T10:00:00Z', software: 'vigie 0.1.0' });
  writeFileSync(at('evidence.wacz/datapackage-digest.json'), json({ path: 'datapackage.json', hash, signedData: signed }));
  const contents = json({ schema: 1, files: [] });
  const request = timeStampRequest(createHash('sha256').update(contents).digest());
  mkdirSync(at('evidence.wacz/seal'));
  writeFileSync(at('evidence.wacz/seal/contents.json'), contents);
  writeFileSync(at('evidence.wacz/seal/contents.tsq'), request);
  writeFileSync(at('evidence.wacz/seal/contents.tsr'), authority.reply(request));
  writeFileSync(at('root.pem'), authority.root);
  for (let n = 0; n < 3; n++) await appendCustody(at('evidence.wacz'), { action: 'verified', tool: 'vigie', bundle: digest });
});

/** Runs a block of docs/sealing.md as it stands there; with the status and everything it printed. */
function run(check: string, cwd = folder): { readonly ok: boolean; readonly printed: string } {
  const block = text.match(new RegExp(`\`\`\`sh check=${check}\\n([\\s\\S]*?)\`\`\``))?.[1];
  if (block === undefined) throw new Error(`no block ${check}`);
  try {
    return {
      ok: true,
      printed: execFileSync('bash', ['-e', '-o', 'pipefail', '-c', `exec 2>&1\n${block}`], { cwd, encoding: 'utf8' }),
    };
  } catch (error) {
    return { ok: false, printed: String((error as { stdout?: string }).stdout) };
  }
}

function altered(path: string, change: (content: string) => string): string {
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'case');
  mkdirSync(copy);
  for (const name of ['evidence.wacz', 'root.pem']) cpSync(at(name), join(copy, name), { recursive: true });
  writeFileSync(join(copy, path), change(readFileSync(join(copy, path), 'utf8')));
  return copy;
}

describe('the commands of docs/sealing.md', () => {
  it('find the files, the digest, the signature, the stamp and the log good', () => {
    expect(run('files')).toEqual({ ok: true, printed: '' });
    expect(run('digest').printed.match(new RegExp(digest, 'g'))).toHaveLength(3);
    const signature = run('signature').printed.trim().split('\n');
    expect([signature[0]?.split(' ')[0], signature.at(-1)]).toEqual([pair.fingerprint, 'Verified OK']);
    expect(run('stamp').printed.match(/Verification: OK/g)).toHaveLength(2);
    expect(run('custody').printed).toMatch(/^([0-9a-f]{64}) {2}-\n"previous":"\1"\}\n$/);
  });

  it('find an altered file, an altered manifest and another signature', () => {
    expect(
      run(
        'files',
        altered('evidence.wacz/records/p1/text.txt', () => 'x'),
      ).printed,
    ).toContain('records/p1/text.txt: FAILED');
    const manifest = altered('evidence.wacz/datapackage.json', (content) => content.replace('Capture', 'capture'));
    expect(run('signature', manifest)).toMatchObject({ ok: false, printed: expect.stringContaining('Verification failure') });
    const contents = altered('evidence.wacz/seal/contents.json', (content) => content.replace('1', '2'));
    expect(run('stamp', contents)).toMatchObject({ ok: false, printed: expect.stringContaining('message imprint mismatch') });
    const resigned = altered('evidence.wacz/datapackage-digest.json', (content) =>
      content.replace(/"signature": "..../, '"signature": "AAAA'),
    );
    expect(run('signature', resigned).ok).toBe(false);
  });

  it('check a stamp signed with RSA-PSS, which openssl ts cannot', () => {
    const hashed = createHash('sha256')
      .update(readFileSync(at('evidence.wacz/seal/contents.json')))
      .digest();
    const sign = ['-md', 'sha256', '-cades', '-keyopt', 'rsa_padding_mode:pss'];
    const copy = altered('root.pem', (content) => content);
    writeFileSync(join(copy, 'evidence.wacz/seal/contents.tsr'), forgedResponse(authority.folder, { digest: hashed, sign }));
    expect(run('stamp', copy).printed).not.toContain('Verification: OK');
    const { ok, printed } = run('pss', copy);
    expect(printed).toContain(`[HEX DUMP]:${hashed.toString('hex').toUpperCase()}`);
    expect(ok).toBe(true);
    writeFileSync(join(copy, 'root.pem'), readFileSync(join(authority.folder, 'signer.pem')));
    expect(run('pss', copy).ok).toBe(false);
  });
});
