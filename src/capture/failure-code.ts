import type { FailureCode } from '../evidence/page-record.js';

/** What is known of a visit that gave no page. */
export interface FailureSigns {
  /** What the browser said, e.g. `net::ERR_CONNECTION_RESET`. */
  readonly said: string;
  readonly status: number | null;
  /** What the guard knows of the connection, when it made none. */
  readonly guard?: { readonly code: string } | undefined;
}

/** Codes of failures that may pass: the same visit a little later may succeed. */
const transient: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'connection-broken',
  'server-error',
  'rate-limited',
  'crash',
  'browser-lost',
]);

/** Whether another try is worth its time. A time-out is not: waiting as long again rarely helps, and partial evidence is kept. */
export const isTransient = (code: FailureCode): boolean => transient.has(code);

const byGuard: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-broken',
  EPIPE: 'connection-broken',
  ETIMEDOUT: 'timeout',
  'private-address': 'private-address',
  'site-bytes': 'site-bytes',
  'unsafe-port': 'unsafe-scheme',
};

const bySaid: readonly (readonly [RegExp, FailureCode])[] = [
  [/ERR_NAME_/, 'dns'],
  [/ERR_CONNECTION_REFUSED/, 'connection-refused'],
  [/ERR_CERT_|ERR_SSL_|ERR_BAD_SSL/, 'tls'],
  [/ERR_TOO_MANY_REDIRECTS/, 'redirect-loop'],
  [/ERR_(CONNECTION_)?TIMED_OUT|Timeout \d+ms exceeded/, 'timeout'],
  [/ERR_UNSAFE_PORT|ERR_DISALLOWED_URL_SCHEME|ERR_UNKNOWN_URL_SCHEME/, 'unsafe-scheme'],
  [/ERR_EMPTY_RESPONSE|ERR_CONNECTION_|ERR_HTTP2|ERR_INCOMPLETE|ERR_NETWORK_CHANGED|ERR_CONTENT/, 'connection-broken'],
  [/Target (page|closed)|Browser (has been )?closed|Target page, context or browser/i, 'browser-lost'],
  [/crash/i, 'crash'],
];

/** The closed code of a failed visit; undefined when nothing failed. */
export function failureCodeOf(signs: FailureSigns): FailureCode | undefined {
  if (signs.guard) return byGuard[signs.guard.code] ?? 'other';
  if (signs.said !== '') return bySaid.find(([pattern]) => pattern.test(signs.said))?.[1] ?? 'other';
  if (signs.status === 429) return 'rate-limited';
  return signs.status !== null && signs.status >= 500 ? 'server-error' : undefined;
}
