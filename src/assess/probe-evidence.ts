import type { EvidenceBundle } from '../evidence/bundle.js';
import { probesFile } from '../evidence/probe-record.js';
import { sha256 } from '../evidence/sha256.js';
import type { Quote } from '../facts/page-view.js';
import type { EvidencePointer } from './assessment.js';
import type { ReadablePage, Site } from './site.js';

const digests = new WeakMap<EvidenceBundle, string>();

function digestOf(bundle: EvidenceBundle): string {
  const known = digests.get(bundle) ?? sha256(bundle.readBytes(probesFile));
  digests.set(bundle, known);
  return known;
}

/** Pages from which a probe started. */
export const probedPages = ({ readable }: Site): readonly ReadablePage[] => readable.filter(({ view }) => view.probes.length > 0);

/** Points at the record of the probes, and at the picture of the last step that a visitor would have seen. */
export function probePointer(
  site: Site,
  page: ReadablePage,
  answer: { readonly fact?: string | undefined; readonly quote?: Quote | undefined },
): EvidencePointer {
  const selector = answer.quote?.selector;
  const steps = page.view.probes.flatMap(({ runs }) => runs[0]?.steps ?? []);
  const picture = steps.filter(({ target }) => selector === undefined || target?.selector === selector).at(-1)?.screenshot;
  return {
    page: page.record.id,
    url: page.record.url,
    capturedAt: page.view.probes[0]?.runs[0]?.startedAt ?? page.record.capturedAt,
    artifact: probesFile,
    sha256: digestOf(site.bundle),
    ...(answer.fact === undefined ? {} : { fact: answer.fact }),
    ...(answer.quote === undefined ? {} : { quote: answer.quote }),
    ...(picture === undefined ? {} : { screenshot: picture.path }),
  };
}
