import type { EvidenceBundle } from '../evidence/bundle.js';
import type { SkippedUrl } from '../evidence/capture-record.js';
import type { PageRecord, Persona } from '../evidence/page-record.js';
import type { AssessedCapture, AssessedDocument } from './assessed-capture.js';
import { seenByMember } from './site.js';
import { addressKeys, urlKey } from './site-url.js';

/** Addresses that are no page of the audited site. */
const elsewhere: ReadonlySet<SkippedUrl['reason']> = new Set([
  'out-of-scope',
  'redirect-out-of-scope',
  'unsafe-scheme',
  'side-effect',
  'not-a-page',
]);

/** Distinct addresses of the site that were seen. Those of a sampled template may be counted there alone, not listed one by one. */
function addressesSeen({ capture, pages, skipped }: EvidenceBundle): number {
  const visited = new Set(pages.flatMap(addressKeys));
  const left = new Map(skipped.filter(({ reason }) => !elsewhere.has(reason)).map((entry) => [urlKey(entry.url), entry]));
  const unvisited = [...left].filter(([key]) => !visited.has(key)).map(([, entry]) => entry);
  const unlisted = (capture.templates ?? []).reduce((sum, template) => {
    const listed = unvisited.filter((entry) => entry.template === template.id).length;
    return sum + Math.max(0, template.seen - template.pages.length - listed);
  }, 0);
  const requested = new Set(pages.map((page) => urlKey(page.requestedUrl)));
  return requested.size + unvisited.length + unlisted;
}

function byPersona(pages: readonly PageRecord[]): AssessedCapture['pages']['byPersona'] {
  const member = pages.filter(seenByMember).length;
  const counts: readonly (readonly [Persona, number])[] = [
    ['visitor', pages.length - member],
    ['member', member],
  ];
  return counts.filter(([, visited]) => visited > 0).map(([persona, visited]) => ({ persona, visited }));
}

function documentsOf(pages: readonly PageRecord[]): readonly AssessedDocument[] {
  return pages.flatMap(({ id, url, title, document }) => (document === undefined ? [] : [{ page: id, url, title, ...document }]));
}

/** What the report says of the visit as a whole: how much was seen, what was sampled or left alone, and how the browser was set. */
export function captureFacts(bundle: EvidenceBundle): AssessedCapture {
  const { capture, pages, skipped } = bundle;
  const { viewport: _, ...options } = capture.options;
  return {
    pages: { visited: pages.length, seen: addressesSeen(bundle), byPersona: byPersona(pages) },
    options,
    robotsLeft: new Set(skipped.filter(({ reason }) => reason === 'robots').map(({ url }) => urlKey(url))).size,
    ...(capture.needs === undefined ? {} : { needs: capture.needs }),
    templates: capture.templates ?? [],
    traps: capture.traps ?? [],
    resumedAt: capture.resumedAt ?? [],
    ...(capture.network === undefined ? {} : { network: capture.network }),
    documents: documentsOf(pages),
  };
}
