import type { EvidenceBundle } from '../evidence/bundle.js';
import { type ConsentStateName, consentFile } from '../evidence/consent-record.js';
import { sha256 } from '../evidence/sha256.js';
import type { Quote } from '../facts/page-view.js';
import type { EvidencePointer } from './assessment.js';
import type { ReadablePage, Site } from './site.js';

const digests = new WeakMap<EvidenceBundle, string>();

function digestOf(bundle: EvidenceBundle): string {
  const known = digests.get(bundle) ?? sha256(bundle.readBytes(consentFile));
  digests.set(bundle, known);
  return known;
}

/** The page that carries the record of consent: the one at which the visit began. */
export const consentPage = ({ readable }: Site): ReadablePage | undefined =>
  readable.find(({ view }) => view.consent !== undefined);

/** Points at the record of consent, and at the last picture of the state that shows the answer. */
export function consentPointer(
  site: Site,
  page: ReadablePage,
  answer: {
    readonly fact?: string | undefined;
    readonly quote?: Quote | undefined;
    readonly state?: ConsentStateName | undefined;
  },
): EvidencePointer[] {
  const { consent } = page.view;
  if (consent === undefined) return [];
  const state = consent.states[answer.state ?? 'untouched'];
  const picture = state.screenshots.at(-1)?.artifact.path;
  return [
    {
      page: page.record.id,
      url: page.record.url,
      capturedAt: state.phases[0]?.startedAt ?? consent.startedAt,
      artifact: consentFile,
      sha256: digestOf(site.bundle),
      ...(answer.fact === undefined ? {} : { fact: answer.fact }),
      ...(answer.quote === undefined ? {} : { quote: answer.quote }),
      ...(picture === undefined ? {} : { screenshot: picture }),
    },
  ];
}
