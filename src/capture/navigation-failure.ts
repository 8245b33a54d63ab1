import type { LoadState, Obstacle } from '../evidence/page-record.js';

/** Why a navigation gave no document. */
export interface NavigationFailure {
  readonly loadState: LoadState;
  readonly obstacle: Obstacle;
  /** One sentence without a final hint. */
  readonly detail: string;
  /** What to do next, one sentence. */
  readonly hint: string;
}

const certificate = /ERR_CERT_(\w+)|ERR_SSL_(\w+)|ERR_BAD_SSL\w*/;

/** Turns what the browser said about a failed navigation into words for people. */
export function navigationFailure(url: string, said: string): NavigationFailure {
  const host = hostOf(url);
  const code = /net::(ERR_\w+)/.exec(said)?.[1] ?? '';
  const unreachable = (detail: string, hint: string): NavigationFailure => ({
    loadState: 'failed',
    obstacle: 'unreachable',
    detail,
    hint,
  });
  if (/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED/.test(code)) {
    return unreachable(
      `The name ${host} does not exist in the DNS (${code}).`,
      'Check the spelling of the address and the network.',
    );
  }
  if (/ERR_CONNECTION_REFUSED/.test(code)) {
    return unreachable(
      `Nothing answers at ${host}: the connection was refused (${code}).`,
      'Check the address and port, or try later.',
    );
  }
  if (certificate.test(code)) {
    return unreachable(
      `The certificate or TLS of ${host} is not valid (${code}), so a visitor's browser shows a warning instead of the site.`,
      'Check the address; the fault itself is worth reporting to the operator.',
    );
  }
  if (/ERR_TOO_MANY_REDIRECTS/.test(code)) {
    return unreachable(
      `${url} redirects without end (${code}).`,
      'Try the address that a visitor would use, with or without www.',
    );
  }
  if (/ERR_(CONNECTION_)?TIMED_OUT/.test(code) || /Timeout \d+ms exceeded/.test(said)) {
    return {
      loadState: 'navigation-timeout',
      obstacle: 'timeout',
      detail: `${url} did not answer in time.`,
      hint: 'Try again later.',
    };
  }
  if (/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|ERR_ADDRESS_UNREACHABLE|ERR_PROXY/.test(code)) {
    return unreachable(`${host} cannot be reached from this machine (${code}).`, 'Check the network of this machine.');
  }
  if (/ERR_UNSAFE_PORT|ERR_DISALLOWED_URL_SCHEME|ERR_BLOCKED/.test(code)) {
    return unreachable(`The browser refuses to open ${url} (${code}).`, 'Check the address and port.');
  }
  if (/ERR_EMPTY_RESPONSE|ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_INVALID_HTTP_RESPONSE|ERR_HTTP2|ERR_CONTENT/.test(code)) {
    return unreachable(
      `${host} broke off its answer (${code}).`,
      'Try again later; a protection against robots may be the cause.',
    );
  }
  if (/crash/i.test(said)) {
    return {
      loadState: 'failed',
      obstacle: 'unreachable',
      detail: `The page ${url} crashed the browser tab.`,
      hint: 'Try again.',
    };
  }
  const first = (said.split('\n')[0] ?? '').replace(/^page\.goto: /, '');
  return unreachable(`${url} could not be opened${code ? ` (${code})` : `: ${first}`}.`, 'Check the address, or try later.');
}

/** Words for a connection that the guard did not make: it knows better than the browser, which only sees a broken one. */
export function connectionFailure(url: string, failure: { readonly code: string; readonly reason: string }): NavigationFailure {
  const net = browserCodes[failure.code];
  if (net !== undefined) return navigationFailure(url, net);
  const refused = failure.code === 'private-address';
  return {
    loadState: 'failed',
    obstacle: failure.code === 'ETIMEDOUT' ? 'timeout' : 'unreachable',
    detail: refused ? `${url} was not opened: ${failure.reason}.` : `${hostOf(url)} cannot be reached: ${failure.reason}.`,
    hint: refused
      ? `If this host is yours and meant to be audited, allow it with --allow-private ${hostOf(url)}.`
      : 'Check the address and the network of this machine.',
  };
}

const browserCodes: Readonly<Record<string, string>> = {
  ENOTFOUND: 'net::ERR_NAME_NOT_RESOLVED',
  ENODATA: 'net::ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'net::ERR_NAME_RESOLUTION_FAILED',
  ECONNREFUSED: 'net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'net::ERR_CONNECTION_RESET',
  EPIPE: 'net::ERR_CONNECTION_RESET',
  EHOSTUNREACH: 'net::ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'net::ERR_ADDRESS_UNREACHABLE',
};

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
