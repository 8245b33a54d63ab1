import type { EvidenceBundle } from '../evidence/bundle.js';
import type { SkippedUrl, TemplateSample } from '../evidence/capture-record.js';
import type { PageRecord, Persona } from '../evidence/page-record.js';
import { isMembersTemplate } from '../evidence/template-letter.js';
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
  const unlisted = firstSeen(capture.templates ?? []).reduce((sum, template) => {
    const listed = unvisited.filter((entry) => entry.template === template.id).length;
    return sum + Math.max(0, template.seen - template.pages.length - listed);
  }, 0);
  const requested = new Set(pages.map((page) => urlKey(page.requestedUrl)));
  return requested.size + unvisited.length + unlisted;
}

const patternsOf = ({ pattern }: TemplateSample): readonly string[] => pattern.split(' | ');

/** Without those that the member met again: their addresses are the visitor's. */
function firstSeen(templates: readonly TemplateSample[]): readonly TemplateSample[] {
  const known = new Set(templates.filter((template) => !isMembersTemplate(template)).flatMap(patternsOf));
  return templates.filter(
    (template) => !isMembersTemplate(template) || !patternsOf(template).some((pattern) => known.has(pattern)),
  );
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

/** The crawl looks for several examples of some types: one that was read is found all the same. */
function needsAsRead(
  { met, unmet }: NonNullable<AssessedCapture['needs']>,
  found: ReadonlySet<string>,
): AssessedCapture['needs'] {
  return { met: [...met, ...unmet.filter((type) => found.has(type))], unmet: unmet.filter((type) => !found.has(type)) };
}

/** Addresses not opened because robots.txt asks for it: links, and usual addresses that were not tried. */
function countLeftForRobots({ capture, skipped }: EvidenceBundle): number {
  const links = skipped.filter(({ reason }) => reason === 'robots');
  const tries = capture.slugTries.filter(({ left }) => left === 'robots');
  return new Set([...links, ...tries].map(({ url }) => urlKey(url))).size;
}

/**
 * What the report says of the visit as a whole: how much was seen, what was sampled or left alone, and how the browser was set.
 * `found` are the page types that some page was read as.
 */
export function captureFacts(bundle: EvidenceBundle, found: ReadonlySet<string> = new Set()): AssessedCapture {
  const { capture, pages } = bundle;
  const { viewport: _, ...options } = capture.options;
  return {
    pages: { visited: pages.length, seen: addressesSeen(bundle), byPersona: byPersona(pages) },
    options,
    robotsLeft: countLeftForRobots(bundle),
    ...(capture.needs === undefined ? {} : { needs: needsAsRead(capture.needs, found) }),
    templates: capture.templates ?? [],
    traps: capture.traps ?? [],
    resumedAt: capture.resumedAt ?? [],
    ...(capture.network === undefined ? {} : { network: capture.network }),
    documents: documentsOf(pages),
    ...(capture.abuseSignals === undefined ? {} : { abuseSignals: capture.abuseSignals }),
    ...(capture.picturesOff === undefined ? {} : { picturesOff: capture.picturesOff }),
  };
}
