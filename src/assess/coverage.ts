import type { PageType } from '../ruleset/vocabulary.js';
import type { CoverageProof } from './assessment.js';
import { unopenedControls } from './coverage-controls.js';
import { documentsReadBadly, documentsUnread } from './coverage-documents.js';
import type { GapSearch } from './coverage-gap.js';
import { headerFooterUnvisited, leftForRobots, promisingLeftOut, slugsNotTried } from './coverage-links.js';
import { refusedParts } from './coverage-network.js';
import { blockedPages, entryNotRendered, imageText, languageUnsupported, stoppedEarly, timedOut } from './coverage-pages.js';
import { garbledText } from './coverage-reading.js';
import { deadLinks } from './gone-pages.js';
import type { Site } from './site.js';

/** In the order in which they are printed. */
const searches: readonly GapSearch[] = [
  entryNotRendered,
  headerFooterUnvisited,
  promisingLeftOut,
  slugsNotTried,
  leftForRobots,
  documentsUnread,
  documentsReadBadly,
  blockedPages,
  stoppedEarly,
  languageUnsupported,
  unopenedControls,
  timedOut,
  refusedParts,
  imageText,
  garbledText,
];

const known = new WeakMap<Site, Map<string, CoverageProof>>();

function prove(site: Site, sought: readonly PageType[]): CoverageProof {
  const { capture } = site.bundle;
  const gaps = searches.flatMap((search) => search(site, sought) ?? []);
  const tries = capture.slugTries.filter(
    ({ pageType, left }) => left === undefined && (sought as readonly string[]).includes(pageType),
  );
  const dead = deadLinks(site, sought);
  return {
    complete: gaps.length === 0,
    sought,
    pagesVisited: site.readable.length,
    from: capture.startedAt,
    to: capture.endedAt,
    languages: [...new Set(site.readable.map(({ view }) => view.language.code))].sort(),
    words: [],
    slugsTried: tries.map(({ url, status, pageType, shows }) => ({
      url,
      status,
      pageType: pageType as PageType,
      ...(shows === undefined ? {} : { shows }),
    })),
    ...(dead.length === 0 ? {} : { deadLinks: dead }),
    gaps,
  };
}

/**
 * Whether the absence protocol (architecture decision 4) was carried out for these page types, and what is missing.
 * Strict on purpose: an absence that was not looked for everywhere is no absence. `words` is filled in by the finding.
 */
export function coverageOf(site: Site, sought: readonly PageType[]): CoverageProof {
  const proofs = known.get(site) ?? new Map<string, CoverageProof>();
  known.set(site, proofs);
  const key = sought.join(' ');
  const proof = proofs.get(key) ?? prove(site, sought);
  proofs.set(key, proof);
  return proof;
}
