import type { CrawlTrap } from '../../evidence/capture-record.js';

interface Trap {
  readonly kind: CrawlTrap['kind'];
  readonly pattern: string;
  readonly example: string;
  seen: number;
  visits: number;
}

/** Spaces without end that were met: what was seen of each, and how often it was visited all the same. */
export interface TrapLog {
  readonly note: (kind: CrawlTrap['kind'], pattern: string, url: string) => void;
  readonly visited: (pattern: string) => void;
  readonly visitsOf: (pattern: string) => number;
  readonly all: () => readonly CrawlTrap[];
}

const mostTraps = 500;

export function createTrapLog(): TrapLog {
  const traps = new Map<string, Trap>();
  return {
    note(kind, pattern, url) {
      const known = traps.get(pattern);
      if (known) known.seen++;
      else if (traps.size < mostTraps)
        traps.set(pattern, { kind, pattern: pattern.slice(0, 500), example: url.slice(0, 2000), seen: 1, visits: 0 });
    },
    visited(pattern) {
      const known = traps.get(pattern);
      if (known) known.visits++;
    },
    visitsOf: (pattern) => traps.get(pattern)?.visits ?? 0,
    all: () =>
      [...traps.values()]
        .filter((trap) => trap.seen > trap.visits)
        .map(({ kind, pattern, seen, example }) => ({ kind, pattern, seen, example })),
  };
}
