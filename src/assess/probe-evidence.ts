import type { EvidenceBundle } from '../evidence/bundle.js';
import { type ProbeRecord, probesFile } from '../evidence/probe-record.js';
import { sha256 } from '../evidence/sha256.js';
import { tellingWalk } from '../evidence/telling-walk.js';
import type { Quote } from '../facts/page-view.js';
import type { EvidencePointer } from './assessment.js';
import type { ReadablePage, Site } from './site.js';

const digests = new WeakMap<EvidenceBundle, string>();

function digestOf(bundle: EvidenceBundle): string {
  const known = digests.get(bundle) ?? sha256(bundle.readBytes(probesFile));
  digests.set(bundle, known);
  return known;
}

/** A page from which probes started, and what those of them found. */
export interface ProbedPage {
  readonly page: ReadablePage;
  readonly records: readonly ProbeRecord[];
}

/** Pages from which one of these probes started. */
export function probedPages({ readable }: Site, probes: readonly string[]): readonly ProbedPage[] {
  return readable
    .map((page) => ({ page, records: page.view.probes.filter(({ probe }) => probes.includes(probe)) }))
    .filter(({ records }) => records.length > 0);
}

/** Points at the record of the probes, and at the picture of the step that shows the answer, or else of the last. */
export function probePointer(
  site: Site,
  { page, records }: ProbedPage,
  answer: { readonly fact?: string | undefined; readonly quote?: Quote | undefined },
): EvidencePointer {
  const selector = answer.quote?.selector;
  const walks = records.flatMap((record) => tellingWalk(record) ?? []);
  const walk = walks.find(({ steps }) => steps.some(({ target }) => target?.selector === selector)) ?? walks[0];
  const shown = walk?.steps.filter(({ target }) => selector === undefined || target?.selector === selector);
  const picture = shown?.at(-1)?.screenshot;
  return {
    page: page.record.id,
    url: page.record.url,
    capturedAt: walk?.startedAt ?? page.record.capturedAt,
    artifact: probesFile,
    sha256: digestOf(site.bundle),
    ...(answer.fact === undefined ? {} : { fact: answer.fact }),
    ...(answer.quote === undefined ? {} : { quote: answer.quote }),
    ...(picture === undefined ? {} : { screenshot: picture.path }),
  };
}
