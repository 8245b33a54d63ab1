import { captureConsentStates } from './consent/capture-consent.js';
import type { CrawlState } from './crawl-state.js';
import { keepingOf } from './visit-keeping.js';

/** Records what the entry page does before a choice, after a refusal and after an acceptance; writes `consent/consent.json`. */
export async function recordConsent(state: CrawlState): Promise<void> {
  const { options, limits, house, guard, writer, emit, deadline, pages, finalEntryUrl } = state;
  if (options.signal?.aborted || Date.now() >= deadline) return;
  emit({ type: 'phase', phase: 'consent' });
  const inner = pages.find(({ url, obstacle }) => obstacle === undefined && url.startsWith('http') && url !== finalEntryUrl);
  const record = await captureConsentStates({
    openContext: () => house.freshContext(),
    urls: [finalEntryUrl, ...(inner ? [inner.url] : [])],
    ruleset: options.ruleset,
    limits,
    deadline,
    keeping: keepingOf(writer.archive, guard.addressOf),
    pictures: state.pictures.wanted(),
    ...(options.signal ? { signal: options.signal } : {}),
    writeArtifact: writer.writeFile,
    warn: (message) => emit({ type: 'warning', code: 'consent', message }),
  });
  writer.writeFile('consent/consent.json', `${JSON.stringify(record, null, 2)}\n`);
}
