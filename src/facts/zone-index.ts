import type { ZoneDefinition } from '../ruleset/definitions.js';
import type { CompiledLexicon } from './lexicon-index.js';
import { pageText } from './page-text.js';
import type { Block, PageView } from './page-view.js';

interface Opener {
  readonly zone: string;
  readonly at: number;
  /** End of a label's words; a heading's words hide no label. */
  readonly opened: number;
  /** Length of the words that matched: of two zones that one heading names, the one it says more about is in force. */
  readonly weight: number;
  /** Where the zone ends if nothing else opens. */
  readonly until: number;
  readonly by: 'heading' | 'label' | 'identity';
  /** Zones outside of which it opens nothing. */
  readonly inside?: readonly string[] | undefined;
}

// « Hébergeur : » and « Raison sociale : » right after it speak of one company.
const identityReach = 80;

/** Zones of a page: half-open intervals of its folded text; where several hold a position, the one opened last is in force. */
export interface ZoneMap {
  readonly at: (position: number) => string | undefined;
}

const inFooter = (block: Block | undefined): boolean => block?.places.includes('footer') ?? false;

/**
 * Position where the section of a heading ends: the next heading of the same or a higher level, or the end of the page. The page's
 * footer is no part of the last section, save under a heading of the first level, which speaks for the whole page.
 */
function sectionEnd(view: PageView, heading: number): number {
  const { foldedStarts, folded } = pageText(view);
  const opener = view.blocks[heading];
  const level = opener?.level ?? 0;
  let end = heading + 1;
  for (; end < view.blocks.length; end++) {
    const block = view.blocks[end];
    if (block?.kind === 'heading' && block.level <= level) break;
  }
  if (level > 1 && !inFooter(opener)) while (end > heading + 1 && inFooter(view.blocks[end - 1])) end--;
  return end < view.blocks.length ? (foldedStarts[end] as number) : folded.length;
}

/** A label reaches so many characters, but never past the next heading nor into the page's footer. */
function labelEnd(view: PageView, block: number, at: number, reach: number): number {
  const { foldedStarts, folded } = pageText(view);
  let end = Math.min(at + reach, folded.length);
  for (let i = block + 1; i < view.blocks.length && (foldedStarts[i] as number) < end; i++) {
    const leaves = view.blocks[i]?.kind === 'heading' || (inFooter(view.blocks[i]) && !inFooter(view.blocks[block]));
    if (leaves) end = foldedStarts[i] as number;
  }
  return end;
}

function openersOf(view: PageView, zone: ZoneDefinition, lexicons: ReadonlyMap<string, CompiledLexicon>): readonly Opener[] {
  const { foldedStarts } = pageText(view);
  const { use } = view.language;
  const openers: Opener[] = [];
  const heading = zone.heading === undefined ? undefined : lexicons.get(zone.heading);
  const label = zone.label === undefined ? undefined : lexicons.get(zone.label);
  const identity = zone.identityLabel === undefined ? undefined : lexicons.get(zone.identityLabel);
  const places = new Set([heading, label, identity].flatMap((lexicon) => [...(lexicon?.placesIn(view.blocks, use) ?? [])]));
  for (const index of [...places].sort((a, b) => a - b)) {
    const block = view.blocks[index] as Block;
    const start = foldedStarts[index] as number;
    if (block.kind === 'title') continue;
    if (block.kind === 'heading' && heading !== undefined) {
      const weight = Math.max(0, ...heading.find(block.folded, use, 20).map((match) => match.end - match.start));
      if (weight > 0)
        openers.push({ zone: zone.id, at: start, opened: start, weight, until: sectionEnd(view, index), by: 'heading' });
      continue;
    }
    if (block.kind === 'heading') continue;
    const labels = [
      { by: 'label', lexicon: label },
      { by: 'identity', lexicon: identity },
    ] as const;
    for (const { by, lexicon } of labels) {
      for (const match of lexicon?.find(block.folded, use, 20) ?? []) {
        const at = start + match.start;
        openers.push({
          zone: zone.id,
          at,
          opened: start + match.end,
          weight: 0,
          until: labelEnd(view, index, at, zone.reach ?? 400),
          by,
          inside: zone.inside,
        });
      }
    }
  }
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

/** « Raison sociale : » in the host's section, or right after « Hébergeur : », gives the host's name and not the publisher's. */
function withoutIdentityOfOthers(openers: readonly Opener[]): readonly Opener[] {
  return openers.filter((opener, index) => {
    if (opener.by !== 'identity') return true;
    const around = openers.slice(0, index).findLast(({ by, until }) => by !== 'identity' && opener.at < until);
    if (around === undefined || around.zone === opener.zone) return true;
    return around.by === 'label' && opener.at - around.opened > identityReach;
  });
}

/** A zone gives way to any later opener; when the reach of that one ends, what was around it is in force again. */
const inForce = (openers: readonly Opener[], position: number): Opener | undefined =>
  openers.findLast((opener) => opener.at <= position && position < opener.until);

/** Where the words that end the part of another do so: nowhere else, nor below its heading, which speaks for all that follows. */
const endersAmong = (openers: readonly Opener[], enders: readonly Opener[]): readonly Opener[] =>
  enders.filter(({ at, inside }) => {
    const around = inForce(openers, at);
    return around?.by === 'label' && inside?.includes(around.zone);
  });

const inOrder = (openers: readonly Opener[]): readonly Opener[] =>
  [...openers].sort((a, b) => a.at - b.at || b.opened - a.opened || a.weight - b.weight);

/** Marks the parts of a page that speak of one subject (publisher, host, data protection officer …). */
export function mapZones(
  view: PageView,
  zones: Iterable<ZoneDefinition>,
  lexicons: ReadonlyMap<string, CompiledLexicon>,
): ZoneMap {
  const found = inOrder([...zones].flatMap((zone) => openersOf(view, zone, lexicons)));
  const openers = withoutIdentityOfOthers(withoutSwallowed(found.filter(({ inside }) => inside === undefined)));
  const enders = endersAmong(
    openers,
    found.filter(({ inside }) => inside !== undefined),
  );
  const all = inOrder([...openers, ...enders]);
  return { at: (position) => inForce(all, position)?.zone };
}
