import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueCertificate, type KeyKind, openssl, rootExtensions, stampingExtensions } from './openssl.js';
import { type Route, startSite } from './site-server.js';

/** A time-stamp authority of the test: a root, an intermediate, a signer, and the `openssl ts` command. */
export interface AuthorityFiles {
  readonly folder: string;
  /** PEM of the root. */
  readonly root: Uint8Array;
  /** What `openssl ts -reply` answers to a request (DER). */
  readonly reply: (request: Uint8Array) => Uint8Array;
  /** Runs `openssl ts -verify` for a request and its response; the text it printed, or what it complained of. */
  readonly verify: (request: Uint8Array, response: Uint8Array) => string;
  readonly remove: () => void;
}

export interface AuthorityOptions {
  readonly kind?: KeyKind;
  readonly signerDigest?: 'sha256' | 'sha384' | 'sha512';
  /** Digests of ESSCertID: SHA-1 is the form of RFC 2634. */
  readonly essDigest?: 'sha1' | 'sha256' | 'sha512';
  /** Digests that it stamps; another one is refused. */
  readonly digests?: string;
}

export const policy = '1.2.3.4.1';

/** Makes the files of an authority in a new folder. */
export function createAuthority(options: AuthorityOptions = {}): AuthorityFiles {
  const { kind = 'ec', signerDigest = 'sha256', essDigest = 'sha256', digests = 'sha256' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-tsa-'));
  issueCertificate(folder, { name: 'root', extensions: rootExtensions });
  const intermediate = ['basicConstraints = critical,CA:TRUE,pathlen:0', ...rootExtensions.slice(1)];
  issueCertificate(folder, { name: 'middle', issuer: 'root', extensions: intermediate });
  issueCertificate(folder, { name: 'signer', issuer: 'middle', kind, extensions: stampingExtensions });
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(
    join(folder, 'ts.cnf'),
    [
      '[tsa]',
      'default_tsa = own',
      '[own]',
      'serial = serial',
      'signer_cert = signer.pem',
      'certs = middle.pem',
      'signer_key = signer.key',
      `signer_digest = ${signerDigest}`,
      `default_policy = ${policy}`,
      `digests = ${digests}`,
      'accuracy = secs:1',
      'tsa_name = yes',
      'ess_cert_id_chain = no',
      `ess_cert_id_alg = ${essDigest}`,
    ].join('\n'),
  );
  let count = 0;
  const file = (name: string, content: Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return name;
  };
  return {
    folder,
    root: readFileSync(join(folder, 'root.pem')),
    reply(request) {
      const query = file(`${++count}.tsq`, request);
      openssl(folder, ['ts', '-reply', '-config', 'ts.cnf', '-queryfile', query, '-out', `${count}.tsr`]);
      return readFileSync(join(folder, `${count}.tsr`));
    },
    verify(request, response) {
      const files = ['-queryfile', file('verify.tsq', request), '-in', file('verify.tsr', response)];
      try {
        return openssl(folder, ['ts', '-verify', ...files, '-CAfile', 'root.pem']).toString();
      } catch (error) {
        return String((error as { stderr?: Buffer }).stderr ?? error);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface TimeStampAuthority extends AuthorityFiles {
  /** Address that answers requests of RFC 3161. */
  readonly url: string;
  /** Requests that came, with their content type. */
  readonly requests: readonly { readonly type: string; readonly body: Uint8Array }[];
  readonly close: () => Promise<void>;
}

/** Starts an authority on 127.0.0.1; `answer` takes the place of its reply (an HTML page, a slow answer). */
export async function startAuthority(options: AuthorityOptions & { readonly answer?: Route } = {}): Promise<TimeStampAuthority> {
  const files = createAuthority(options);
  const requests: { type: string; body: Uint8Array }[] = [];
  const stamp: Route = (request, response) => {
    void bodyOf(request).then((body) => {
      requests.push({ type: request.headers['content-type'] ?? '', body });
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(files.reply(body));
    });
  };
  const site = await startSite({ routes: { '/': options.answer ?? stamp } });
  return {
    ...files,
    url: site.url('/'),
    requests,
    close: async () => {
      await site.close();
      files.remove();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
