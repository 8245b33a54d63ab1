import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `openssl` in a folder; throws with what it said when it fails. */
export function openssl(folder: string, args: readonly string[], input?: Uint8Array): Buffer {
  return execFileSync('openssl', args, {
    cwd: folder,
    ...(input === undefined ? {} : { input }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export type KeyKind = 'rsa' | 'ec' | 'ec-p384' | 'rsa-pss';

const keyArguments: Readonly<Record<KeyKind, readonly string[]>> = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'ec-p384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'rsa-pss': ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
};

export interface NewCertificate {
  /** Base name of the files: NAME.key, NAME.pem. */
  readonly name: string;
  readonly subject?: string;
  readonly kind?: KeyKind;
  /** Base name of another certificate whose key this one is for, too. */
  readonly keyOf?: string;
  /** Base name of the issuer; absent for a self-signed root. */
  readonly issuer?: string;
  /** Lines of an extension section. */
  readonly extensions: readonly string[];
  /** `YYYYMMDDHHMMSSZ`; by default yesterday to ten years from now. */
  readonly from?: string;
  readonly until?: string;
  readonly digest?: string;
}

const stamp = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '');

/** Makes a key and a certificate in the folder; returns the base name. */
export function issueCertificate(folder: string, certificate: NewCertificate): string {
  const { name, issuer, extensions, kind = 'ec', digest = 'sha256' } = certificate;
  const subject = certificate.subject ?? `/C=FR/O=Vigie test/CN=${name}`;
  if (certificate.keyOf !== undefined) copyFileSync(join(folder, `${certificate.keyOf}.key`), join(folder, `${name}.key`));
  else openssl(folder, ['genpkey', ...keyArguments[kind], '-out', `${name}.key`]);
  openssl(folder, ['req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`]);
  const database = `${name}-${randomBytes(4).toString('hex')}`;
  writeFileSync(join(folder, `${database}.txt`), '');
  writeFileSync(
    join(folder, `${database}.cnf`),
    [
      '[ca]',
      'default_ca = own',
      '[own]',
      `database = ${database}.txt`,
      'new_certs_dir = .',
      'policy = any',
      'unique_subject = no',
      'rand_serial = yes',
      '[any]',
      'countryName = optional',
      'organizationName = optional',
      'commonName = supplied',
      '[own_extensions]',
      ...extensions,
    ].join('\n'),
  );
  const signing =
    issuer === undefined ? ['-selfsign', '-keyfile', `${name}.key`] : ['-cert', `${issuer}.pem`, '-keyfile', `${issuer}.key`];
  openssl(folder, [
    ...['ca', '-batch', '-notext', '-config', `${database}.cnf`, '-extensions', 'own_extensions', '-md', digest],
    ...['-startdate', certificate.from ?? stamp(-1), '-enddate', certificate.until ?? stamp(3650)],
    ...['-in', `${name}.csr`, '-out', `${name}.pem`, ...signing],
  ]);
  return name;
}

export const rootExtensions = [
  'basicConstraints = critical,CA:TRUE',
  'keyUsage = critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier = hash',
];
export const stampingExtensions = [
  'basicConstraints = critical,CA:FALSE',
  'keyUsage = critical,digitalSignature',
  'extendedKeyUsage = critical,timeStamping',
  'subjectKeyIdentifier = hash',
];
