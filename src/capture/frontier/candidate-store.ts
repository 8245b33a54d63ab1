import { ownPlace } from '../../evidence/page-tool.js';
import type { PageType } from '../../ruleset/vocabulary.js';
import { patternParts, urlPattern } from '../url-pattern.js';
import type { Sighting } from './frontier-types.js';
import type { Waiting } from './template-group.js';
import { isTemplate, isTool } from './template-group.js';
import type { TemplateMap } from './template-map.js';
import { toolPattern } from './template-slots.js';
import { type TrapSign, trapSign } from './traps.js';
import { hash53, keyOf } from './url-key.js';
import { isFraming, isLandmark, standing, type WorthContext } from './worth.js';

/** The URLs that wait, within bounds of memory whatever the site. */
export interface CandidateStore {
  /** Takes a sighting in; true when its URL is new. */
  readonly add: (key: string, url: string, sighting: Sighting) => boolean;
  readonly get: (key: string) => Waiting | undefined;
  readonly remove: (candidate: Waiting) => void;
  /** In order of discovery. */
  readonly all: () => IterableIterator<Waiting>;
  readonly noteSession: (seen: string, clean: string) => void;
  readonly dropped: () => number;
}

const mostWaiting = 5000;
/** Ordinary addresses kept of one template: enough to choose examples from. */
const mostAlike = 36;
const keptFirst = 12;
const mostTrapped = 4;
/** Addresses remembered by their hash, so that each is counted once. */
const mostRemembered = 400_000;

const placeOrder = ['footer', 'header', 'nav', 'body', 'dialog', 'slug', 'aside', 'main', 'form', 'sitemap'];
const betterPlace = (a: string, b: string): boolean => placeOrder.indexOf(a) < placeOrder.indexOf(b);
/** Words of a link that turns pages; a link with other words leads to a page of its own. */
const turnsPages =
  /^(?:[\d\s.,…«»‹›<>|&+-]|page|next|prev\w*|suiv\w*|préc\w*|prec\w*|last|first|derni\w+|premi\w+|more|plus|load|voir|show|older|newer|of|sur|de|la|the|à|to)*$/iu;

function numberIn(url: string): number | undefined {
  const { pathname, search } = new URL(url);
  const inPath = pathname.match(/\d{1,15}/g)?.at(-1);
  const inQuery = /[?&](?:id|t|tid|topic|thread|threadid|p|pid|post|article|item|ad|annonce)=(\d{1,15})/i.exec(search)?.[1];
  const text = inQuery ?? inPath ?? search.match(/\d{1,15}/g)?.[0];
  return text === undefined ? undefined : Number(text);
}

/** The pattern of an address as a tool of the page on which it is linked. */
function toolOf(url: string, { from }: Sighting): string | undefined {
  const own = from === undefined ? undefined : ownPlace(url, from);
  return own && toolPattern(patternParts(url), own);
}

const union = (a: readonly PageType[], b: readonly PageType[]): readonly PageType[] =>
  b.every((type) => a.includes(type)) ? a : [...new Set([...a, ...b])];

export function createCandidateStore(tools: {
  readonly context: WorthContext;
  readonly templates: TemplateMap;
  readonly worthOf: (candidate: Waiting) => number;
}): CandidateStore {
  const { context, templates } = tools;
  const waiting = new Map<string, Waiting>();
  const remembered = new Set<number>();
  const trapped = new Map<string, number>();
  let order = 0;
  let dropped = 0;

  function remove(candidate: Waiting): void {
    waiting.delete(candidate.key);
    candidate.group.waiting.delete(candidate.key);
    if (candidate.trap) trapped.set(candidate.trap.pattern, (trapped.get(candidate.trap.pattern) ?? 1) - 1);
  }

  function keep(candidate: Waiting): void {
    waiting.set(candidate.key, candidate);
    candidate.group.waiting.set(candidate.key, candidate);
    if (candidate.trap) trapped.set(candidate.trap.pattern, (trapped.get(candidate.trap.pattern) ?? 0) + 1);
  }

  function seeAgain(known: Waiting, sighting: Sighting): void {
    const gained = sighting.promises.some((type) => !known.promises.includes(type));
    const better = betterPlace(sighting.foundOn.place, known.foundOn.place);
    if (sighting.foundOn.page !== known.lastPage) {
      known.sightings++;
      known.lastPage = sighting.foundOn.page;
    }
    const wasFraming = isLandmark(known.foundOn.place) && !isTool(known);
    if (known.tool !== undefined && toolOf(known.url, sighting) === undefined) known.tool = undefined;
    if (isLandmark(sighting.foundOn.place) && !isTool(known) && !wasFraming) known.group.framed++;
    if (better || (gained && known.promises.length === 0 && !isLandmark(known.foundOn.place))) known.foundOn = sighting.foundOn;
    known.steady = undefined;
    known.promises = union(known.promises, sighting.promises);
    known.depth = Math.min(known.depth, sighting.depth);
    known.title ??= sighting.title;
    known.rel = [...new Set(`${known.rel ?? ''} ${sighting.rel ?? ''}`.trim().split(/\s+/))].join(' ') || undefined;
    known.hreflang ??= sighting.hreflang;
    known.lastmod ??= sighting.lastmod;
    if (sighting.visible) known.visible = true;
  }

  /** A link of the frame with words of its own is no step through a list, whatever its address looks like. */
  function trapOf(url: string, { foundOn, depth }: Sighting): TrapSign | undefined {
    const found = trapSign(url);
    const isKnown = found?.plain !== undefined && remembered.has(hash53(keyOf(found.plain)));
    const sign = isKnown && found ? { ...found, allowed: 0 } : found;
    const named = foundOn.text.trim() !== '' && !turnsPages.test(foundOn.text.trim());
    const frames = isLandmark(foundOn.place) || (foundOn.place === 'body' && depth === 1);
    return sign?.kind === 'pagination' && named && frames ? undefined : sign;
  }

  /** Makes room among the addresses of one template; false when the new one is not worth another's place. */
  function roomAmongAlike(candidate: Waiting): boolean {
    const alike = [...candidate.group.waiting.values()].filter((other) => standing(other, context) === 'ordinary');
    if (alike.length < mostAlike) return true;
    const inOrder = alike.sort((a, b) => a.order - b.order);
    const lowest = Math.min(...alike.map((other) => other.number ?? Number.POSITIVE_INFINITY));
    const isOlder = candidate.number !== undefined && candidate.number < lowest;
    if (!isOlder && candidate.sightings < 2) return false;
    const victim = inOrder
      .slice(keptFirst)
      .filter((other) => isOlder || other.number !== lowest)
      .reduce<Waiting | undefined>(
        (worst, other) => (worst === undefined || other.sightings <= worst.sightings ? other : worst),
        undefined,
      );
    if (victim === undefined || (!isOlder && victim.sightings >= candidate.sightings)) return false;
    remove(victim);
    return true;
  }

  /** Makes room among all: the tenth least worth goes. */
  function roomAmongAll(candidate: Waiting): boolean {
    if (waiting.size < mostWaiting) return true;
    if (isFraming(candidate, context.pagesRead) || candidate.promises.length > 0) {
      const least = [...waiting.values()]
        .filter((other) => other.promises.length === 0 && !isFraming(other, context.pagesRead))
        .sort((a, b) => tools.worthOf(a) - tools.worthOf(b) || b.order - a.order)
        .slice(0, mostWaiting / 10);
      for (const other of least) remove(other);
      dropped += least.length;
      return least.length > 0;
    }
    return false;
  }

  function isWorthKeeping(candidate: Waiting): boolean {
    const stands = standing(candidate, context);
    if (
      candidate.trap &&
      stands !== 'promised' &&
      (trapped.get(candidate.trap.pattern) ?? 0) >= Math.min(mostTrapped, 2 * candidate.trap.allowed)
    )
      return false;
    const crowded = !context.everything && stands === 'ordinary' && isTemplate(candidate.group);
    return (!crowded || roomAmongAlike(candidate)) && roomAmongAll(candidate);
  }

  function admit(key: string, url: string, sighting: Sighting, isNew: boolean): void {
    const tool = toolOf(url, sighting);
    const group = templates.groupOf(url, tool);
    const trap = trapOf(url, sighting);
    if (isLandmark(sighting.foundOn.place) && !isTool({ tool, group })) group.framed++;
    if (isNew) {
      templates.count(group);
      if (trap) {
        group.trapped++;
        context.traps.note(trap.kind, trap.pattern, url);
      }
    }
    const { depth, foundOn, promises, title, rel, hreflang, visible, lastmod } = sighting;
    const candidate: Waiting = {
      key,
      order: order++,
      url,
      depth,
      foundOn,
      promises,
      title,
      rel,
      hreflang,
      visible,
      lastmod,
      // Seen before and not kept: at least the second page that links to it.
      sightings: isNew ? 1 : 2,
      lastPage: foundOn.page,
      trap,
      tool,
      number: isTemplate(group) || group.kind === 'numbered' ? numberIn(url) : undefined,
      group,
      steady: undefined,
    };
    if (isWorthKeeping(candidate)) keep(candidate);
    else if (isNew) dropped++;
  }

  return {
    add(key, url, sighting) {
      const known = waiting.get(key);
      if (known) {
        seeAgain(known, sighting);
        return false;
      }
      const hash = hash53(key);
      const isNew = !remembered.has(hash);
      if (isNew && remembered.size < mostRemembered) remembered.add(hash);
      admit(key, url, sighting, isNew);
      return isNew;
    },
    get: (key) => waiting.get(key),
    remove,
    all: () => waiting.values(),
    noteSession(seen, clean) {
      const hash = hash53(seen);
      if (remembered.has(hash)) return;
      if (remembered.size < mostRemembered) remembered.add(hash);
      context.traps.note('session-id', urlPattern(clean), seen);
    },
    dropped: () => dropped,
  };
}
