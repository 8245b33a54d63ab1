import { readFileSync } from 'node:fs';
import { bundlePath } from '../evidence/bundle-path.js';
import type { PageRecord, Persona } from '../evidence/page-record.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import type { ProbeDefinition } from '../ruleset/probe-definition.js';
import type { CapturedPage } from './crawl-state.js';

/** So many pages are looked through for what a probe starts from. */
const mostLookedThrough = 40;

/** Reads the pages of a bundle that is being written; undefined where the text of a page was not kept. Each page is read once. */
export function pageReader(directory: string, engine: FactEngine): (id: string) => PageView | undefined {
  const views = new Map<string, PageView | undefined>();
  const read = (path: string) => readFileSync(bundlePath(directory, path), 'utf8');
  return (id) => {
    if (!views.has(id)) {
      const record = JSON.parse(read(`records/${id}/page.json`)) as PageRecord;
      const { dom } = record.artifacts;
      views.set(id, dom === undefined ? undefined : engine.viewOfPage(record, read(dom.path)));
    }
    return views.get(id);
  };
}

/**
 * Pages from which a probe starts: of the kinds it names, best first, as many as it asks for; where it asks for more (`shows`), those
 * that showed it when they were captured.
 */
export function probeStarts(
  { from }: ProbeDefinition,
  pages: readonly CapturedPage[],
  viewOf: (id: string) => PageView | undefined,
  engine: FactEngine,
): readonly CapturedPage[] {
  const readable = pages.filter(({ obstacle, status, url }) => obstacle === undefined && status === 200 && /^https?:/.test(url));
  const ranked = from.pages.flatMap((type) =>
    type === 'home' ? readable.slice(0, 1) : readable.filter(({ types }) => types[0] === type || types.includes(type)),
  );
  const sample = from.sample ?? 1;
  const { shows } = from;
  const starts = [...new Set(ranked)];
  if (shows === undefined) return starts.slice(0, sample);
  const found: CapturedPage[] = [];
  for (const page of starts.slice(0, mostLookedThrough)) {
    if (found.length === sample) break;
    const view = viewOf(page.id);
    if (view !== undefined && engine.evaluate(view, shows).value === true) found.push(page);
  }
  return found;
}

/** Probes that this persona walks. */
export const walkedBy = (probes: readonly ProbeDefinition[], persona: Persona): readonly ProbeDefinition[] =>
  probes.filter((probe) => probe.persona === undefined || probe.persona === persona);
