import { ObjectIdentifier, Sequence } from 'asn1js';
import { ExtKeyUsage, id_ExtKeyUsage, id_QCStatements } from 'pkijs';
import { extensionsOf, type ReadCertificate, readCertificate, readCertificates, wasValidAt } from './certificate.js';
import { chainProblem, mayBeUsedFor, unknownCritical } from './certificate-chain.js';
import { sha256Oid } from './digest-algorithms.js';
import {
  FormError,
  readTimeStampRequest,
  readTimeStampResponse,
  type TimeStampResponse,
  type TimeStampToken,
  wholeBlock,
} from './time-stamp-token.js';
import { signatureProblems, signerCertificate } from './token-signature.js';

/** What a token says. Only when the check is `ok` did the authority say it. */
export interface TimeStampFacts {
  /** ISO 8601, UTC, to the millisecond. */
  readonly time: string;
  /** Hexadecimal. */
  readonly serial: string;
  /** Object identifier of the policy under which the authority stamps. */
  readonly policy: string;
  /** Subject of the signer's certificate. */
  readonly authority: string;
  readonly certificate: {
    readonly subject: string;
    readonly issuer: string;
    /** ISO 8601, UTC. */
    readonly validFrom: string;
    readonly validUntil: string;
    /** SHA-256 of the DER, hexadecimal. */
    readonly fingerprint: string;
  };
}

interface Judged {
  /** Whether the certificate leads to a trusted root; `not-given` when none was given. */
  readonly chain: 'anchored' | 'not-anchored' | 'not-given';
  /**
   * `claimed`: the token states that it is qualified (ETSI EN 319 422, esi4-qtstStatement-1). Whether it is, only the trusted lists of the
   * Member States tell (eIDAS art. 22), and they are not consulted here: it is never more than a claim.
   */
  readonly qualified: 'claimed' | 'not-known';
  /** One sentence each; empty when `ok`. */
  readonly problems: readonly string[];
}

export type TimeStampCheck = Judged &
  (({ readonly ok: true } & TimeStampFacts) | ({ readonly ok: false } & Partial<TimeStampFacts>));

/** No response of an authority comes near it. */
export const largestResponse = 256 * 1024;
const timeStamping = '1.3.6.1.5.5.7.3.8';
/** esi4-qtstStatement-1, ETSI EN 319 422 clause 9.1. */
const qualifiedStatement = '0.4.0.19422.1.1';

/**
 * Checks a response of RFC 3161 offline: granted; for this digest (SHA-256, 32 bytes) and this request; signed by the certificate it is
 * bound to; a certificate for time-stamping only, valid at the time of the stamp; and, when `trusted` is given (DER or PEM, each file one
 * or more certificates), leading to one of those. Revocation is not looked at. Never throws for what the bytes hold.
 */
export function verifyTimeStamp(input: {
  readonly digest: Uint8Array;
  readonly response: Uint8Array;
  readonly request?: Uint8Array;
  readonly trusted?: readonly Uint8Array[];
}): TimeStampCheck {
  const problems: string[] = [];
  const response = attempt('The answer is not a time-stamp response', problems, () => {
    if (input.response.length > largestResponse) throw new FormError(`it has more than ${largestResponse / 1024} kB`);
    return readTimeStampResponse(input.response);
  });
  const token = response && grantedToken(response, problems);
  const nothing = { chain: input.trusted === undefined ? 'not-given' : 'not-anchored', qualified: 'not-known' } as const;
  if (token === undefined) return { ok: false, ...nothing, problems };

  checkImprint(token, input.digest, problems);
  if (input.request !== undefined) checkRequest(token, input.digest, input.request, problems);
  const { info } = token;
  const said = { time: info.time.toISOString(), serial: info.serial, policy: info.policy };
  const certificates = attempt('The certificates of the token cannot be read', problems, () =>
    token.certificates.map(readCertificate),
  );
  const certificate = attempt('The signer of the token cannot be read', problems, () =>
    signerCertificate(token, certificates ?? []),
  );
  if (certificates === undefined || certificate === undefined) {
    problems.push('The token does not hold the certificate of its signer.');
    return { ok: false, ...said, ...nothing, problems };
  }

  attempt('The signature cannot be checked', problems, () => problems.push(...signatureProblems(token, certificate)));
  attempt('The certificate of the signer cannot be read', problems, () => checkSigner(certificate, info.time, problems));
  const chain = judgedChain(certificate, certificates, info.time, input.trusted, problems);
  const qualified = attempt('The extensions of the token cannot be read', problems, () => claimsQualified(token));
  const facts: TimeStampFacts = { ...said, authority: certificate.subject, certificate: described(certificate) };
  return { ok: problems.length === 0, ...facts, chain, qualified: qualified ? 'claimed' : 'not-known', problems };
}

/** Runs a part of the check; whatever the bytes make it throw is one problem. */
function attempt<T>(what: string, problems: string[], run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    const why = error instanceof FormError ? error.message : 'its form is wrong';
    problems.push(`${what}: ${why}.`);
    return undefined;
  }
}

function grantedToken({ status, statusText, token }: TimeStampResponse, problems: string[]): TimeStampToken | undefined {
  const granted = status === 0 || status === 1;
  if (!granted) problems.push(`The authority refused (status ${status}${statusText ? `: ${statusText.slice(0, 200)}` : ''}).`);
  else if (token === undefined) problems.push('The response holds no token.');
  return granted ? token : undefined;
}

function checkImprint({ info }: TimeStampToken, digest: Uint8Array, problems: string[]): void {
  if (info.version !== 1) problems.push(`The token is of version ${info.version}, not 1.`);
  if (info.imprint.algorithm !== sha256Oid || Buffer.compare(info.imprint.digest, digest) !== 0) {
    problems.push('The token is for other content: its digest is not the one that was to be stamped.');
  }
}

function checkRequest({ info }: TimeStampToken, digest: Uint8Array, bytes: Uint8Array, problems: string[]): void {
  const request = attempt('The request is not a time-stamp request', problems, () => readTimeStampRequest(bytes));
  if (request === undefined) return;
  if (request.algorithm !== sha256Oid || Buffer.compare(request.digest, digest) !== 0) {
    problems.push('The request asks for a time-stamp of other content.');
  }
  if (request.nonce !== info.nonce) problems.push('The token does not answer this request: its nonce is another.');
  if (request.policy !== undefined && request.policy !== info.policy) {
    problems.push(`The token was made under policy ${info.policy}, asked for was ${request.policy}.`);
  }
}

function checkSigner(certificate: ReadCertificate, time: Date, problems: string[]): void {
  const name = `The certificate of the signer "${certificate.subject}"`;
  const [usage, ...more] = extensionsOf(certificate, id_ExtKeyUsage);
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  // RFC 3161, 2.3: exactly one such extension, critical, with this purpose only.
  if (more.length > 0 || !usage?.critical || purposes.length !== 1 || purposes[0] !== timeStamping) {
    problems.push(`${name} is not one for time-stamping only.`);
  }
  if (!mayBeUsedFor(certificate, 0, 1)) problems.push(`${name} may not sign.`);
  if (!wasValidAt(certificate, time)) problems.push(`${name} was not valid at the time of the stamp.`);
  const unknown = unknownCritical(certificate);
  if (unknown !== undefined) problems.push(unknown);
}

function judgedChain(
  certificate: ReadCertificate,
  others: readonly ReadCertificate[],
  time: Date,
  trusted: readonly Uint8Array[] | undefined,
  problems: string[],
): Judged['chain'] {
  if (trusted === undefined) return 'not-given';
  const roots = attempt('The trusted roots cannot be read', problems, () => trusted.flatMap(readCertificates));
  if (roots === undefined) return 'not-anchored';
  const problem = attempt('The chain of certificates cannot be checked', problems, () => ({
    found: chainProblem({ certificate, others, trusted: roots, time }),
  }));
  if (problem?.found !== undefined) problems.push(problem.found);
  return problem !== undefined && problem.found === undefined ? 'anchored' : 'not-anchored';
}

/** Whether the qcStatements extension of the token itself, not of a certificate, holds the statement. */
function claimsQualified({ info }: TimeStampToken): boolean {
  return info.extensions
    .filter(({ extnID }) => extnID === id_QCStatements)
    .some(({ extnValue }) => {
      const statements = wholeBlock(extnValue.valueBlock.valueHexView);
      return (
        statements instanceof Sequence &&
        statements.valueBlock.value.some((statement) => {
          const id = statement instanceof Sequence ? statement.valueBlock.value[0] : undefined;
          return id instanceof ObjectIdentifier && id.getValue() === qualifiedStatement;
        })
      );
    });
}

const described = ({ subject, issuer, validFrom, validUntil, fingerprint }: ReadCertificate): TimeStampFacts['certificate'] => ({
  subject,
  issuer,
  validFrom: validFrom.toISOString(),
  validUntil: validUntil.toISOString(),
  fingerprint,
});
