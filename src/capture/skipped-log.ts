import type { SkippedReason, SkippedUrl } from '../evidence/capture-record.js';

export interface SkippedLog {
  /** Keeps the first line per URL and reason; a line with promises replaces one without. */
  readonly add: (entry: SkippedUrl) => void;
  readonly all: () => readonly SkippedUrl[];
  readonly counts: () => Readonly<Partial<Record<SkippedReason, number>>>;
}

const mostLines = 10_000;

/** Everything that was seen and not visited, each with its reason. */
export function createSkippedLog(): SkippedLog {
  const entries = new Map<string, SkippedUrl>();
  return {
    add(entry) {
      const key = `${entry.reason} ${entry.url}`;
      const known = entries.get(key);
      if (known && (known.promises.length > 0 || entry.promises.length === 0)) return;
      if (known || entries.size < mostLines) entries.set(key, entry);
    },
    all: () => [...entries.values()],
    counts() {
      const counts: Partial<Record<SkippedReason, number>> = {};
      for (const { reason } of entries.values()) counts[reason] = (counts[reason] ?? 0) + 1;
      return counts;
    },
  };
}
