import type { CaptureSecrets } from '../capture/capture-options.js';
import { UsageError } from '../errors.js';

/** What else to use for headers that the browser writes itself. */
const insteadOf: Readonly<Record<string, string>> = {
  cookie: 'Give cookies with --storage-state.',
  'user-agent': 'Use --user-agent.',
  host: 'The browser writes it from the address.',
  connection: 'The browser writes it itself.',
  'content-length': 'The browser writes it itself.',
  'transfer-encoding': 'The browser writes it itself.',
  upgrade: 'The browser writes it itself.',
};

function wrongHeader(message: string, hint = "Write a name, a colon and a value: --header 'X-Audit: 2026-17'."): never {
  throw new UsageError(message, { code: 'not-a-header', hint });
}

/** `Name: value`, several times → headers; throws UsageError, which never repeats a value: it may be a secret. */
export function checkedHeaders(values: readonly string[]): Readonly<Record<string, string>> {
  const headers = new Map<string, string>();
  const seen = new Set<string>();
  for (const text of values) {
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(colon, 0)).trim();
    const value = text.slice(colon + 1).trim();
    // RFC 9110 §5.6.2 token.
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)) wrongHeader('A --header has no name before a colon.');
    if (!/^[\x20-\x7e\t]+$/.test(value)) wrongHeader(`The value of --header « ${name} » is empty or cannot be sent.`);
    const instead = insteadOf[name.toLowerCase()];
    if (instead !== undefined) wrongHeader(`--header cannot set « ${name} ».`, instead);
    if (seen.has(name.toLowerCase())) wrongHeader(`--header « ${name} » is given twice.`, 'Keep one of them.');
    seen.add(name.toLowerCase());
    headers.set(name, value);
  }
  return Object.fromEntries(headers);
}

/** `user:password`; the password may hold colons. Throws UsageError without repeating it. */
export function checkedBasicAuth(value: string): NonNullable<CaptureSecrets['basicAuth']> {
  const colon = value.indexOf(':');
  if (colon > 0) return { username: value.slice(0, colon), password: value.slice(colon + 1) };
  throw new UsageError('The value of --basic-auth is not a user name, a colon and a password.', {
    code: 'not-basic-auth',
    hint: 'Write --basic-auth USER:PASSWORD, or put the same in VIGIE_BASIC_AUTH to keep it out of the list of processes.',
  });
}

const proxySchemes = ['http:', 'https:', 'socks4:', 'socks5:'];

/** `http://user:password@host:port` or a SOCKS one; throws UsageError without repeating the credentials. */
export function checkedProxy(value: string): string {
  const text = value.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && proxySchemes.includes(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname + url.search + url.hash)) {
    return text.replace(/\/$/, '');
  }
  throw new UsageError('The value of --proxy is not the address of a proxy.', {
    code: 'not-a-proxy',
    hint: 'Write http://host:port or socks5://host:port, with user:password@ before the host if it asks for a login.',
  });
}
