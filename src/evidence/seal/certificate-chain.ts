import { BitString } from 'asn1js';
import { BasicConstraints, id_BasicConstraints, id_CertificatePolicies, id_ExtKeyUsage, id_KeyUsage } from 'pkijs';
import { extensionsOf, type ReadCertificate, wasValidAt } from './certificate.js';
import { weakDigestOf } from './digest-algorithms.js';

/** Critical extensions whose meaning is looked at, here or by the caller. */
const understood: ReadonlySet<string> = new Set([id_BasicConstraints, id_KeyUsage, id_ExtKeyUsage, id_CertificatePolicies]);
/** No authority has more certificates between its own and a root. */
const longestPath = 8;

/** True when bit `bit` of keyUsage is set, or the certificate has no such extension. */
export function mayBeUsedFor(certificate: ReadCertificate, ...bits: readonly number[]): boolean {
  return extensionsOf(certificate, id_KeyUsage).every(({ parsedValue }) => {
    const first = parsedValue instanceof BitString ? (parsedValue.valueBlock.valueHexView[0] ?? 0) : 0;
    return bits.some((bit) => (first & (0x80 >> bit)) !== 0);
  });
}

/** One sentence on a critical extension that is not understood here; undefined when there is none. */
export function unknownCritical(certificate: ReadCertificate): string | undefined {
  const other = (certificate.parsed.extensions ?? []).find(({ critical, extnID }) => critical && !understood.has(extnID));
  return (
    other && `The certificate "${certificate.subject}" has a critical extension that is not understood here (${other.extnID}).`
  );
}

/**
 * Looks for a way from a certificate to one of the trusted ones, by the certificates given, at a time. Every link is checked: name,
 * signature, validity at that time, basicConstraints with its path length, keyUsage, critical extensions, no SHA-1 or MD5. A trusted
 * certificate ends the way whether it is self-signed or not. Not looked at: revocation, policies, name constraints (one that is critical
 * breaks the chain).
 * @returns undefined when there is a way, else one sentence that tells what the nearest one lacked
 */
export function chainProblem(input: {
  readonly certificate: ReadCertificate;
  readonly others: readonly ReadCertificate[];
  readonly trusted: readonly ReadCertificate[];
  readonly time: Date;
}): string | undefined {
  const roots = new Set(input.trusted.map(({ fingerprint }) => fingerprint));
  const all = [...input.trusted, ...input.others];

  function climb(certificate: ReadCertificate, path: ReadonlySet<string>): string | undefined {
    if (roots.has(certificate.fingerprint)) return undefined;
    let problem: string | undefined;
    for (const issuer of all) {
      if (path.has(issuer.fingerprint) || path.size > longestPath || !isSignedBy(certificate, issuer)) continue;
      // The certificates between this issuer and the first one, which does not count.
      const found =
        unfitAsIssuer(issuer, certificate, path.size - 1, input.time) ?? climb(issuer, new Set([...path, issuer.fingerprint]));
      if (found === undefined) return undefined;
      problem ??= found;
    }
    return (
      problem ??
      `The certificate "${certificate.subject}" leads to no trusted root: its issuer "${certificate.issuer}" is not among those given.`
    );
  }

  return climb(input.certificate, new Set([input.certificate.fingerprint]));
}

function isSignedBy(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  if (!certificate.parsed.issuer.isEqual(issuer.parsed.subject)) return false;
  try {
    return certificate.x509.verify(issuer.x509.publicKey);
  } catch {
    // A key of a kind that could not have made this signature.
    return false;
  }
}

function unfitAsIssuer(issuer: ReadCertificate, issued: ReadCertificate, between: number, time: Date): string | undefined {
  const name = `The certificate "${issuer.subject}"`;
  const weak = weakDigestOf(issued.parsed.signatureAlgorithm.algorithmId);
  if (weak !== undefined) return `The certificate "${issued.subject}" was signed over ${weak}, which can be forged.`;
  if (!wasValidAt(issuer, time)) return `${name} was not valid at the time of the stamp.`;
  const [constraints, ...more] = extensionsOf(issuer, id_BasicConstraints).map(({ parsedValue }) => parsedValue);
  if (!(constraints instanceof BasicConstraints) || more.length > 0 || !constraints.cA) {
    return `${name} is not that of a certification authority.`;
  }
  const { pathLenConstraint } = constraints;
  if (pathLenConstraint !== undefined && !(Number(pathLenConstraint) >= between))
    return `${name} may not issue for such a long chain.`;
  if (!mayBeUsedFor(issuer, 5)) return `${name} may not sign certificates.`;
  return unknownCritical(issuer);
}
