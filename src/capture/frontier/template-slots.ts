import type { OwnPlace } from '../../evidence/page-tool.js';
import { anyLanguage, joinParts, type PatternParts } from '../url-pattern.js';

/** One place of a pattern whose words may vary from page to page (`/wiki/Paris`, `/wiki/Lyon` …). */
export interface Slot {
  /** The pattern with `*` in that place. */
  readonly pattern: string;
  /** So many different words there make it a template. */
  readonly opensAt: number;
  /** A top level or a router script: pages with nothing in common stand side by side there. */
  readonly isWide: boolean;
}

/** The same tool of different pages. */
const fewTools = 3;
/** Siblings of a last segment that differ only there. */
const fewSiblings = 5;
/** A place in the middle of a path, e.g. the board in `/r/cats/comments/#`. */
const manySiblings = 12;
/** The pages of a whole site may stand at its top level. */
const wideSiblings = 40;
/** Parameters with which one script serves all pages of a site. */
const router =
  /^(?:page|p|action|act|view|option|section|module|mod|route|r|q|do|app|controller|content|rub|rubrique|menu|lang|language|name|file|go|a|s|id|title)$/i;

const isOpen = (text: string): boolean => text === '#' || text.includes('*') || text === anyLanguage;
/** Letters and digits in one word: a short id (`1bk7q`), of which no two look alike, or a numbered name (`page2`). */
const isMixed = (text: string): boolean => text.includes('#');

/**
 * What the addresses of a tool have in common, whichever page offers it.
 * @param own where one of them names the page on which it is linked
 */
export function toolPattern(parts: PatternParts, own: OwnPlace): string {
  const open = (value: string): string => (value === '' || isOpen(value) ? value : '*');
  if ('segment' in own)
    return joinParts({ ...parts, segments: parts.segments.map((one, at) => (at === own.segment ? open(one) : one)) });
  const names = [own.parameter, ...(own.within ?? [])];
  return joinParts({ ...parts, query: parts.query.map(([key, value]) => [key, names.includes(key) ? open(value) : value]) });
}

/**
 * The places of an address that may turn out to vary; those that stand last come first.
 * @param tool the pattern of the tool that it is of the page on which it is linked: it comes before all
 */
export function slotsOf(parts: PatternParts, tool?: string): readonly Slot[] {
  const { segments, query } = parts;
  const last = segments.at(-1) === '' ? segments.length - 2 : segments.length - 1;
  const numbered = [...segments, ...query.map(([, value]) => value)].some((part) => /[#*]/.test(part));
  const slots: Slot[] =
    tool === undefined || tool === joinParts(parts) ? [] : [{ pattern: tool, opensAt: fewTools, isWide: false }];
  for (let index = last; index >= 1; index--) {
    const segment = segments[index] ?? '';
    if (segment === '' || isOpen(segment)) continue;
    const isTop = index === 1 || (index === 2 && segments[1] === anyLanguage);
    const opensAt = isTop ? wideSiblings : index === last && !numbered ? fewSiblings : manySiblings;
    slots.push({ pattern: joinParts({ ...parts, segments: segments.with(index, '*') }), opensAt, isWide: isTop });
  }
  for (const [index, [key, value]] of query.entries()) {
    if (value === '' || isOpen(value)) continue;
    const isWide = router.test(key);
    const pattern = joinParts({ ...parts, query: query.with(index, [key, '*']) });
    slots.push({ pattern, opensAt: isWide ? wideSiblings : isMixed(value) ? manySiblings : fewSiblings, isWide });
  }
  return slots;
}
