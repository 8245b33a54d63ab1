import type { ConnectionRecord } from '../evidence/capture-record.js';
import type { PageRecord, RequestRecord } from '../evidence/page-record.js';
import { type GapSearch, gapOver } from './coverage-gap.js';
import { oncePerSite } from './once-per-site.js';
import type { Site } from './site.js';

/** What can bring words or links into a page. */
const carriesContent: ReadonlySet<string> = new Set(['document', 'script', 'xhr', 'fetch']);

/** `host:port` of every connection that the capture's own guard refused. */
const refusedHosts = oncePerSite(({ bundle }): ReadonlySet<string> => {
  const { capture, readText } = bundle;
  const lines = (capture.network?.refused ?? 0) > 0 ? readText('network/connections.jsonl').split('\n') : [];
  return new Set(
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as ConnectionRecord)
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ host, port }) => `${host}:${port}`),
  );
});

function wasRefused({ url, status, resourceType }: RequestRecord, hosts: ReadonlySet<string>): boolean {
  if (status !== null || !carriesContent.has(resourceType) || !URL.canParse(url)) return false;
  const { protocol, hostname, port } = new URL(url);
  const usual = protocol === 'https:' || protocol === 'wss:' ? '443' : '80';
  return hosts.has(`${hostname.replace(/^\[|\]$/g, '')}:${port || usual}`);
}

/** The page asked for a part of its content that the guard did not let it have. */
export function lacksParts(site: Site, { requests }: PageRecord): boolean {
  const hosts = refusedHosts(site);
  return hosts.size > 0 && requests.some((request) => wasRefused(request, hosts));
}

/**
 * Pages that asked for a part which the guard did not let them have: a visitor on that network may see more than was recorded,
 * so nothing on them was shown to be missing. Usual where a site under test keeps its interface on another port.
 */
export const refusedParts: GapSearch = (site) => {
  const pages = site.readable.filter(({ record }) => lacksParts(site, record));
  return gapOver(
    'parts-refused',
    pages.map(({ record }) => record.url),
    (count) => ({
      fr: `${count} page(s) demandent une partie de leur contenu à une adresse privée, à laquelle la connexion a été refusée ; --allow-private l’autorise.`,
      en: `${count} page(s) ask a private address for a part of their content, and the connection was refused; --allow-private permits it.`,
    }),
  );
};
