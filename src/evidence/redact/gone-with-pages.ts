import type { EvidenceBundle } from '../bundle.js';

/** Page that a file, or a visit of the web archive, belongs to: its own folder, or that of a probe which began there. */
export const pageOf = (path: string): string | undefined => /^(?:records\/|probes\/[^/]+-)(p\d+)\//.exec(path)?.[1];

/** Whether a file or a visit (`consent/refuse`, the folder of a walk) goes with the pages that are taken out. */
export function goneWithPages(bundle: EvidenceBundle, pages: ReadonlySet<string>): (path: string) => boolean {
  const consent = consentIsGone(bundle, pages);
  return (path) => pages.has(pageOf(path) ?? '') || (consent && path.startsWith('consent/'));
}

/** The record of consent tells of the banner and the requests of the pages it was made on. */
function consentIsGone({ consent, pages: records }: EvidenceBundle, pages: ReadonlySet<string>): boolean {
  const urls = new Set(consent?.urls ?? []);
  return records.some(({ id, url, requestedUrl }) => pages.has(id) && (urls.has(url) || urls.has(requestedUrl)));
}
