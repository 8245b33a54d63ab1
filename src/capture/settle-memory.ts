import type { Settling } from './in-page/settle.js';
import { urlPattern } from './url-pattern.js';

/** What earlier pages of the same kind teach about when a page is ready. */
export interface SettleMemory {
  /** Pages of this kind never changed once their files were there: a short look is enough. */
  readonly isStill: (url: string) => boolean;
  readonly note: (url: string, settling: Settling) => void;
}

const enoughPages = 3;
/** A change within this time of DOMContentLoaded is the page building itself (milliseconds). */
const earlyMs = 150;

export function createSettleMemory(): SettleMemory {
  const kinds = new Map<string, { pages: number; late: boolean }>();
  return {
    isStill(url) {
      const kind = kinds.get(urlPattern(url));
      return kind !== undefined && !kind.late && kind.pages >= enoughPages;
    },
    note(url, { state, lastChangeMs }) {
      const pattern = urlPattern(url);
      const kind = kinds.get(pattern) ?? { pages: 0, late: false };
      kinds.set(pattern, kind);
      kind.pages++;
      kind.late ||= state !== 'quiet' || lastChangeMs > earlyMs;
    },
  };
}
