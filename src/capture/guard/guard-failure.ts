/** A connection that was not made: refused by the guard itself, or failed on the way. */
export class GuardFailure extends Error {
  readonly outcome: 'refused' | 'failed';
  /** `private-address`, `site-bytes`, `unsafe-port`, `too-many-connections`, `bad-host`, `proxy`, or the system's ENOTFOUND, ECONNREFUSED… */
  readonly code: string;
  /** Everything the name resolved to, when it was resolved. */
  readonly answers: readonly string[];

  constructor(outcome: 'refused' | 'failed', code: string, reason: string, answers: readonly string[] = []) {
    super(reason);
    this.name = 'GuardFailure';
    this.outcome = outcome;
    this.code = code;
    this.answers = answers;
  }
}

const meanings: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not exist',
  ENODATA: 'the name has no address',
  EAI_AGAIN: 'the name server did not answer',
  ECONNREFUSED: 'the server refused the connection',
  ECONNRESET: 'the server broke the connection',
  EPIPE: 'the server broke the connection',
  ETIMEDOUT: 'the server did not answer in time',
  ENETUNREACH: 'the network is unreachable',
  EHOSTUNREACH: 'the server is unreachable',
};

/** Any error of a socket or of the resolver as a failure with a code and one sentence for people. */
export function failureFrom(error: unknown, answers: readonly string[] = []): GuardFailure {
  if (error instanceof GuardFailure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const name = code ?? 'EUNKNOWN';
  const meaning =
    meanings[name] ?? (name.startsWith('HPE_') ? 'the answer of the server is not HTTP' : (message ?? 'unknown').split('\n')[0]);
  return new GuardFailure('failed', name, `${meaning} (${name})`, answers);
}
