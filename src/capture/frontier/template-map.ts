import { visitorLetter } from '../../evidence/template-letter.js';
import { anyLanguage, joinParts, type PatternParts, patternParts } from '../url-pattern.js';
import { createGroup, currentGroup, type Group, isTemplate, mergeGroup } from './template-group.js';
import { type Slot, slotsOf } from './template-slots.js';

/** All groups of addresses of a site. */
export interface TemplateMap {
  /** The group of an address; made when it is new. `tool`: its pattern as a tool of the page on which it is linked. */
  readonly groupOf: (url: string, tool?: string) => Group;
  /** The group of an address, when there is one. */
  readonly find: (url: string) => Group | undefined;
  /** Counts one more address; the group gets its id when it has become a template. */
  readonly count: (group: Group) => void;
  /** Groups that are not part of another, in order of discovery. */
  readonly all: () => readonly Group[];
}

const mostGroups = 6000;
const mostSlots = 20_000;

interface SlotState {
  /** Groups that differ only in this place, until there are enough of them. */
  readonly waiting: Group[];
  group: Group | undefined;
}

function kindOf({ segments, query, hash }: PatternParts): Group['kind'] {
  if ([...segments, hash.slice(1), ...query.flat()].some((part) => /[#*]/.test(part))) return 'numbered';
  return segments.includes(anyLanguage) ? 'language' : 'literal';
}

/** @param letter begins the ids of its templates */
export function createTemplateMap(letter = visitorLetter): TemplateMap {
  const byPattern = new Map<string, Group>();
  const slots = new Map<string, SlotState>();
  const order: Group[] = [];
  let templates = 0;

  function register(pattern: string, kind: Group['kind']): Group {
    const group = createGroup(pattern, kind);
    byPattern.set(pattern, group);
    order.push(group);
    return group;
  }

  function opened(state: SlotState, slot: Slot): Group {
    const group = byPattern.get(slot.pattern) ?? register(slot.pattern, slot.isWide ? 'wide' : 'named');
    const target = currentGroup(group);
    for (const member of state.waiting) {
      const current = currentGroup(member);
      if (current !== target) mergeGroup(current, target);
    }
    state.waiting.length = 0;
    state.group = target;
    return target;
  }

  /** The open slot that an address fits in. */
  function openSlot(places: readonly Slot[]): Group | undefined {
    for (const slot of places) {
      const group = slots.get(slot.pattern)?.group;
      if (group) return currentGroup(group);
    }
    return undefined;
  }

  function file(group: Group, places: readonly Slot[]): Group {
    for (const slot of places) {
      let state = slots.get(slot.pattern);
      if (state === undefined) {
        if (slots.size >= mostSlots) continue;
        state = { waiting: [], group: undefined };
        slots.set(slot.pattern, state);
      }
      state.waiting.push(group);
      if (state.waiting.length >= slot.opensAt) return opened(state, slot);
    }
    return group;
  }

  function find(url: string): Group | undefined {
    const parts = patternParts(url);
    const known = byPattern.get(joinParts(parts));
    return known ? currentGroup(known) : openSlot(slotsOf(parts));
  }

  return {
    find,
    groupOf(url, tool) {
      const parts = patternParts(url);
      const pattern = joinParts(parts);
      const known = byPattern.get(pattern);
      if (known) return currentGroup(known);
      const places = slotsOf(parts, tool);
      const open = openSlot(places);
      if (open) return open;
      if (byPattern.size >= mostGroups) {
        // A site that makes up words without end: its addresses are told apart by their depth only.
        const rest = `${parts.host}${'/*'.repeat(Math.min(8, parts.segments.length - 1))}${parts.query.length > 0 ? '?*' : ''}`;
        return currentGroup(byPattern.get(rest) ?? register(rest, 'wide'));
      }
      return file(register(pattern, kindOf(parts)), places);
    },
    count(group) {
      group.seen++;
      if (group.id === undefined && isTemplate(group)) group.id = `${letter}${++templates}`;
    },
    all: () => order.filter((group) => group.into === undefined),
  };
}
