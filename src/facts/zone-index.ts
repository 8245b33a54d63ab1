import type { ZoneDefinition } from '../ruleset/definitions.js';
import type { CompiledLexicon } from './lexicon-index.js';
import { pageText } from './page-text.js';
import type { PageView } from './page-view.js';

interface Opener {
  readonly zone: string;
  readonly at: number;
  /** Where the zone ends if nothing else opens. */
  readonly until: number;
  readonly label: boolean;
}

/** Zones of a page: half-open intervals of its folded text, later openers first in force. */
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
    if (block.kind === 'heading' && heading !== undefined && heading.find(block.folded, view.language.use, 1).length > 0) {
      openers.push({ zone: zone.id, at: start, until: sectionEnd(view, index), label: false });
      return;
    }
    if (label === undefined || block.kind === 'heading') return;
    for (const match of label.find(block.folded, view.language.use, 20)) {
      const at = start + match.start;
      openers.push({ zone: zone.id, at, until: labelEnd(view, index, at, zone.reach ?? 400), label: true });
    }
  });
  return openers;
}

/** Marks the parts of a page that speak of one subject (publisher, host, data protection officer …). */
export function mapZones(
  view: PageView,
  zones: Iterable<ZoneDefinition>,
  lexicons: ReadonlyMap<string, CompiledLexicon>,
): ZoneMap {
  const openers = [...zones]
    .flatMap((zone) => openersOf(view, zone, lexicons))
    .sort((a, b) => a.at - b.at || Number(a.label) - Number(b.label));
  return {
    at: (position) => {
      // A label gives way to any later opener; when its reach ends, the section around it is in force again.
      let section: Opener | undefined;
      let label: Opener | undefined;
      for (const opener of openers) {
        if (opener.at > position) break;
        if (opener.label) {
          label = opener;
        } else {
          section = opener;
          label = undefined;
        }
      }
      if (label !== undefined && position < label.until) return label.zone;
      if (section !== undefined && position < section.until) return section.zone;
      // The last section may have ended inside an outer one.
      for (let i = openers.length - 1; i >= 0; i--) {
        const opener = openers[i] as Opener;
        if (!opener.label && opener.at <= position && position < opener.until) return opener.zone;
      }
      return undefined;
    },
  };
}
