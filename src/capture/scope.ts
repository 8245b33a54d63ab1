import { partyOf } from '../evidence/party.js';

/** What bounds the crawl. */
export interface Scope {
  /** Registrable domain, or host and port. */
  readonly label: string;
  readonly includes: (url: string) => boolean;
}

/** Same site as the given URL: registrable domain, or same host and port where there is none. */
export function scopeOf(url: string): Scope {
  const label = partyOf(url);
  return { label, includes: (other) => partyOf(other) === label };
}

/** True when a redirect only changes `www.` or goes from http to https: still the same site. */
export function isSameSiteRedirect(from: string, to: string): boolean {
  if (partyOf(from) === partyOf(to)) return true;
  const [before, after] = [new URL(from), new URL(to)];
  const bare = (host: string) => host.replace(/^www\./, '');
  const onlySecured = before.protocol === 'http:' && after.protocol === 'https:' && before.port === '' && after.port === '';
  return bare(before.hostname) === bare(after.hostname) && (before.port === after.port || onlySecured);
}

/** True for an address of this very machine. */
export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname;
  return host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '[::1]';
}
