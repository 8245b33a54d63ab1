import { parse } from 'tldts';

/**
 * Who answers at a URL: the registrable domain (public suffix list, private part included, so that two customers of one
 * hosting domain are two parties), or `host:port` for an IP address, `localhost` and other names without one.
 */
export function partyOf(url: string): string {
  const domain = parse(url, { allowPrivateDomains: true }).domain;
  if (domain) return domain;
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** True when a request of a page goes to somebody else than the page's own party. */
export function isThirdParty(url: string, pageUrl: string): boolean {
  if (!/^(https?|wss?):/i.test(url)) return false;
  return partyOf(url) !== partyOf(pageUrl);
}

/** True for a cookie whose domain is not the page's party. */
export function isThirdPartyCookie(domain: string, pageUrl: string): boolean {
  const host = domain.replace(/^\./, '');
  const page = new URL(pageUrl);
  if (host === page.hostname) return false;
  return partyOf(`http://${host}/`) !== partyOf(pageUrl);
}
