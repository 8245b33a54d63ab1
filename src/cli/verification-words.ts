import type { JudgedAgain } from '../assess/judge-again.js';
import type { CheckedTimeStamp } from '../evidence/verify/check-seal.js';
import type { BundleVerification } from '../evidence/verify/verify-bundle.js';

/** What `vigie verify` found, besides the faults of the bundle itself. */
export interface Verified extends BundleVerification {
  readonly custody: { readonly entries: number; readonly problems: readonly string[] };
  /** Absent when there is no assessment. */
  readonly judgedAgain?: JudgedAgain;
}

const why = {
  'other-rules': 'it was made with other rules than those of this version',
  'other-version': 'it was made by another version',
  'own-set': 'it was made with a set of rules of your own',
  redacted: 'it is of the original, and this is a redacted copy',
} as const;

/** One line for each thing that was looked at: `✓` holds, `✗` does not, `–` cannot be said. Words of a bundle are not yet printable. */
export function verificationLines(verified: Verified, now: Date): readonly string[] {
  const { ok, checked, records, signature, timeStamps, custody, judgedAgain, seal } = verified;
  return [
    ...verified.problems.map(({ path, message }) => `✗ ${path}: ${message}`),
    ok
      ? `✓ ${checked} files checked, none altered, missing or added`
      : `✗ ${verified.problems.length} problems in ${checked} files checked`,
    ...(records > 0 ? [`✓ ${records} records of the web archive have the digests of their own headers`] : []),
    ...redactionLines(verified.redaction),
    ...signatureLines(signature),
    ...(timeStamps.length === 0 ? ['– not time-stamped'] : timeStamps.map(stampLine)),
    ...custody.problems.map((problem) => `✗ custody log: ${problem}`),
    ...(custody.entries > 0 && custody.problems.length === 0 ? [`✓ custody log: ${custody.entries} entries, none altered`] : []),
    ...judgedLines(judgedAgain),
    ...(seal?.retainUntil !== undefined && seal.retainUntil < now.toISOString().slice(0, 10)
      ? [`! to be kept until ${seal.retainUntil}: that day is over, and the bundle is to be deleted`]
      : []),
  ];
}

function signatureLines(signature: BundleVerification['signature']): readonly string[] {
  if (signature === undefined) return ['– not signed: nobody vouches for the digest'];
  if (!signature.ok) return [];
  return [`✓ signed with the key ${signature.fingerprint} (${signature.curve}); compare it with what the signer told you`];
}

function stampLine({ of, data, authority, granted, reason, token }: CheckedTimeStamp): string {
  const what = of === 'start' ? 'start of the capture' : 'contents';
  if (!granted) return `– no time-stamp of the ${what}: ${reason ?? 'none was granted'} (${authority})`;
  if (!token?.ok) return `✗ time-stamp of the ${what} (${data}) does not hold`;
  const chain =
    token.chain === 'anchored' ? 'by an authority you trust' : 'authority not checked: give its root certificate with --tsa-ca';
  const qualified = token.qualified === 'claimed' ? 'claims to be qualified' : 'not known to be qualified';
  return `✓ time-stamp of the ${what}: ${token.time} by ${token.authority}; ${chain}; ${qualified}`;
}

function judgedLines(judged: JudgedAgain | undefined): readonly string[] {
  switch (judged?.state) {
    case 'same':
      return ['✓ judged again, the rules give the same assessment'];
    case 'different':
      return [`✗ judged again, the rules give another assessment: ${judged.first} differs`];
    case 'not-judged':
      return [`– the assessment was not judged again: ${why[judged.why]}`];
    default:
      return [];
  }
}

/** What a redacted copy proves of its original. */
function redactionLines(redaction: BundleVerification['redaction']): readonly string[] {
  if (redaction === undefined) return [];
  const { record, same, masked, withheld, sameRecords, withheldRecords, signature, timeStamps, problems } = redaction;
  const holds = problems.length === 0;
  const proof =
    sameRecords === undefined
      ? '– the original’s list of web archive records was withheld: those of the copy cannot be compared with it'
      : `${holds ? '✓' : '✗'} web archive: ${sameRecords} records are the original’s, ${withheldRecords} were withheld`;
  return [
    `! a redacted copy of sha256:${record.original}, made on ${record.redactedAt}${record.by === undefined ? '' : ` by ${record.by}`}: ${record.reason}`,
    `${holds ? '✓' : '✗'} ${same} files are the original’s, ${withheld} were withheld`,
    ...(masked > 0
      ? [`– ${masked} files have words replaced or pointers taken out: what else stands in them rests on whoever made the copy`]
      : []),
    proof,
    signature === undefined
      ? '– the original was not signed'
      : signature.ok
        ? `✓ the original was signed with the key ${signature.fingerprint} (${signature.curve}); compare it with what the signer told you`
        : '✗ the signature of the original does not hold',
    ...timeStamps.map((stamp) => `${stampLine(stamp)} (of the original)`),
  ];
}
