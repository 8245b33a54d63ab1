import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerCertificate {
  readonly key: string;
  /** The server's certificate, then the authority's. */
  readonly cert: string;
}

export interface CertificateAuthority {
  /** The authority's own certificate, PEM. */
  readonly root: string;
  /** A certificate for these names (`DNS:localhost`, `IP:127.0.0.1`). */
  readonly issue: (names: string) => ServerCertificate;
}

/** A certificate authority made for one test with the `openssl` command. */
export function createAuthority(): CertificateAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-authority-'));
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = (name: string) => ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', path(name)];
  openssl('req', '-x509', ...newKey('ca.key'), '-subj', '/O=Vigie test/CN=Test authority', '-days', '2', '-out', path('ca.pem'));
  const root = readFileSync(path('ca.pem'), 'utf8');
  const authority = { key: readFileSync(path('ca.key'), 'utf8') };
  rmSync(folder, { recursive: true });
  return {
    root,
    issue(names) {
      const work = mkdtempSync(join(tmpdir(), 'vigie-certificate-'));
      const at = (name: string) => join(work, name);
      const run = (...args: string[]) => execFileSync('openssl', args, { cwd: work, stdio: 'pipe' });
      try {
        writeFileSync(at('ca.pem'), root);
        writeFileSync(at('ca.key'), authority.key, { mode: 0o600 });
        writeFileSync(at('extensions'), `subjectAltName=${names}\n`);
        const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', at('key.pem')];
        run('req', ...key, '-subj', '/CN=Test server', '-out', at('request.pem'));
        const signer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '1'];
        run('x509', '-req', '-in', at('request.pem'), ...signer, '-extfile', at('extensions'), '-out', at('cert.pem'));
        return { key: readFileSync(at('key.pem'), 'utf8'), cert: readFileSync(at('cert.pem'), 'utf8') + root };
      } finally {
        rmSync(work, { recursive: true });
      }
    },
  };
}
