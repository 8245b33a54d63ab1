import { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import { FormError, wholeBlock } from './time-stamp-token.js';

/** A certificate as OpenSSL (by node:crypto) and as pkijs see it; both read the same bytes. */
export interface ReadCertificate {
  readonly x509: X509Certificate;
  readonly parsed: Certificate;
  /** SHA-256 of the DER, hexadecimal. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

const oneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ');

/** Throws when the bytes are no certificate. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  const x509 = new X509Certificate(der);
  const [validFrom, validUntil] = [new Date(x509.validFrom), new Date(x509.validTo)];
  if (Number.isNaN(validFrom.getTime()) || Number.isNaN(validUntil.getTime()))
    throw new FormError('a certificate has no validity');
  return {
    x509,
    parsed: new Certificate({ schema: wholeBlock(x509.raw) }),
    fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    validFrom,
    validUntil,
  };
}

/** Certificates in a file of roots: DER of one, or PEM of any number. Throws when there is none, or one cannot be read. */
export function readCertificates(file: Uint8Array): readonly ReadCertificate[] {
  const text = Buffer.from(file).toString('latin1');
  const pem = text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g);
  if (pem === null) return [readCertificate(file)];
  return pem.map((block) => readCertificate(Buffer.from(block.replace(/-----[^-]+-----/g, ''), 'base64')));
}

export const wasValidAt = ({ validFrom, validUntil }: ReadCertificate, time: Date): boolean =>
  validFrom.getTime() <= time.getTime() && time.getTime() <= validUntil.getTime();

/** Extensions with this object identifier; a certificate may carry each only once. */
export const extensionsOf = ({ parsed }: ReadCertificate, oid: string) =>
  (parsed.extensions ?? []).filter(({ extnID }) => extnID === oid);
