import type { ZoneDefinition } from '../ruleset/definitions.js';
import type { CompiledLexicon } from './lexicon-index.js';
import { pageText } from './page-text.js';
import type { PageView } from './page-view.js';

interface Opener {
  readonly zone: string;
  readonly at: number;
  /** End of a label's words; a heading's words hide no label. */
  readonly opened: number;
  /** Length of the words that matched: of two zones that one heading names, the one it says more about is in force. */
  readonly weight: number;
  /** Where the zone ends if nothing else opens. */
  readonly until: number;
}

/** Zones of a page: half-open intervals of its folded text; where several hold a position, the one opened last is in force. */
export interface ZoneMap {
  readonly at: (position: number) => string | undefined;
}

/** Position where the section of a heading ends: the next heading of the same or a higher level, or the end of the page. */
function sectionEnd(view: PageView, heading: number): number {
  const { foldedStarts, folded } = pageText(view);
  const level = view.blocks[heading]?.level ?? 0;
  for (let i = heading + 1; i < view.blocks.length; i++) {
    const block = view.blocks[i];
    if (block?.kind === 'heading' && block.level <= level) return foldedStarts[i] as number;
  }
  return folded.length;
}

/** A label reaches so many characters, but never past the next heading. */
function labelEnd(view: PageView, block: number, at: number, reach: number): number {
  const { foldedStarts, folded } = pageText(view);
  let end = Math.min(at + reach, folded.length);
  for (let i = block + 1; i < view.blocks.length && (foldedStarts[i] as number) < end; i++) {
    if (view.blocks[i]?.kind === 'heading') end = foldedStarts[i] as number;
  }
  return end;
}

function openersOf(view: PageView, zone: ZoneDefinition, lexicons: ReadonlyMap<string, CompiledLexicon>): readonly Opener[] {
  const { foldedStarts } = pageText(view);
  const openers: Opener[] = [];
  const heading = zone.heading === undefined ? undefined : lexicons.get(zone.heading);
  const label = zone.label === undefined ? undefined : lexicons.get(zone.label);
  view.blocks.forEach((block, index) => {
    const start = foldedStarts[index] as number;
    if (block.kind === 'title') return;
    if (block.kind === 'heading' && heading !== undefined) {
      const weight = Math.max(0, ...heading.find(block.folded, view.language.use, 20).map((match) => match.end - match.start));
      if (weight > 0) openers.push({ zone: zone.id, at: start, opened: start, weight, until: sectionEnd(view, index) });
      return;
    }
    if (label === undefined || block.kind === 'heading') return;
    for (const match of label.find(block.folded, view.language.use, 20)) {
      const at = start + match.start;
      openers.push({
        zone: zone.id,
        at,
        opened: start + match.end,
        weight: 0,
        until: labelEnd(view, index, at, zone.reach ?? 400),
      });
    }
  });
  return openers;
}

/** Words inside a longer label say nothing of their own: « édité et hébergé par » is not « hébergé par ». */
function withoutSwallowed(openers: readonly Opener[]): readonly Opener[] {
  let end = -1;
  return openers.filter((opener) => {
    if (opener.at < end && opener.opened <= end) return false;
    end = Math.max(end, opener.opened);
    return true;
  });
}

/** Marks the parts of a page that speak of one subject (publisher, host, data protection officer …). */
export function mapZones(
  view: PageView,
  zones: Iterable<ZoneDefinition>,
  lexicons: ReadonlyMap<string, CompiledLexicon>,
): ZoneMap {
  const openers = withoutSwallowed(
    [...zones]
      .flatMap((zone) => openersOf(view, zone, lexicons))
      .sort((a, b) => a.at - b.at || b.opened - a.opened || a.weight - b.weight),
  );
  return {
    // A zone gives way to any later opener; when the reach of that one ends, what was around it is in force again.
    at: (position) => openers.findLast((opener) => opener.at <= position && position < opener.until)?.zone,
  };
}
