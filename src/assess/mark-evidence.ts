import { readLayout } from '../evidence/page-layout.js';
import type { EvidencePointer, RuleResult } from './assessment.js';
import { createMarker, type Marker } from './quote-marker.js';
import { pagesById, type ReadablePage, type Site } from './site.js';

/** Outcomes that a reader looks up on the page. */
const looked: ReadonlySet<RuleResult['outcome']> = new Set(['fail', 'needs-review', 'observed']);

function markerOf(page: ReadablePage, site: Site): Marker {
  const { layout: file, dom } = page.record.artifacts;
  const layout = file === undefined || dom === undefined ? undefined : readLayout(site.bundle.readText(file.path));
  return layout === undefined || layout.runs.length === 0 ? () => undefined : createMarker(page.html, layout);
}

/**
 * Adds to the evidence of gaps, signs and points to review where on the page each quotation stands. Pages that no such evidence
 * names are not looked at; bundles without layouts stay as they are.
 */
export function markEvidence(results: readonly RuleResult[], site: Site): readonly RuleResult[] {
  const pages = pagesById(site);
  const markers = new Map<string, Marker>();
  const marked = (pointer: EvidencePointer): EvidencePointer => {
    const page = pages.get(pointer.page);
    if (page === undefined || pointer.quote?.selector === undefined) return pointer;
    const { artifacts, picture } = page.record;
    // The quotation must come from the very file and stand on the very picture that the layout describes.
    const belongs = pointer.artifact === artifacts.dom?.path && pointer.screenshot === artifacts.screenshot?.path;
    if (!belongs || picture === undefined || artifacts.screenshot === undefined) return pointer;
    const marker = markers.get(pointer.page) ?? markerOf(page, site);
    markers.set(pointer.page, marker);
    const rect = marker(pointer.quote);
    return rect === undefined ? pointer : { ...pointer, rect, picture, screenshotSha256: artifacts.screenshot.sha256 };
  };
  return results.map((result) => {
    if (!looked.has(result.outcome)) return result;
    const checks = result.checks.map((check) => ({ ...check, evidence: check.evidence.map(marked) }));
    return { ...result, checks, evidence: result.evidence.map(marked) };
  });
}
