import type { PageType } from '../../ruleset/vocabulary.js';

/** Pages of which a site has many: several stand for all. */
export const sampledTypes: ReadonlySet<PageType> = new Set(['content-item', 'content-list']);
/** Pages that no absence rests on: they are looked at where they are, not looked for everywhere. */
const carrierTypes: ReadonlySet<PageType> = new Set(['home', 'content-item', 'content-list', 'seller', 'other']);

/** What the chosen rules still lack. */
export interface NeedLedger {
  readonly isNeeded: (type: PageType) => boolean;
  /** Share still lacking: 1 nothing was found, 0 enough was. */
  readonly lack: (type: PageType) => number;
  /** Every page that promises this type has to be read before its content can be called absent. */
  readonly isExhaustive: (type: PageType) => boolean;
  readonly hasUnmet: () => boolean;
  /** Visits of pages that promised the type while it was lacking. */
  readonly tries: (type: PageType) => number;
  readonly tried: (types: readonly PageType[]) => void;
  readonly found: (types: readonly PageType[]) => void;
  readonly lists: () => { readonly met: readonly PageType[]; readonly unmet: readonly PageType[] };
}

export function createNeedLedger(needs: readonly PageType[], samples: number): NeedLedger {
  const needed = new Set(needs);
  const pages = new Map<PageType, number>();
  const tries = new Map<PageType, number>();
  let unmet = needed.size > 0;
  const wanted = (type: PageType) => (sampledTypes.has(type) ? samples : 1);
  const lack = (type: PageType) => (needed.has(type) ? Math.max(0, 1 - (pages.get(type) ?? 0) / wanted(type)) : 0);
  return {
    isNeeded: (type) => needed.has(type),
    lack,
    isExhaustive: (type) => needed.has(type) && !carrierTypes.has(type),
    hasUnmet: () => unmet,
    tries: (type) => tries.get(type) ?? 0,
    tried(types) {
      for (const type of types) {
        if (lack(type) === 0) continue;
        tries.set(type, (tries.get(type) ?? 0) + 1);
      }
    },
    found(types) {
      for (const type of new Set(types)) {
        pages.set(type, (pages.get(type) ?? 0) + 1);
      }
      unmet = [...needed].some((type) => lack(type) > 0);
    },
    lists: () => ({ met: needs.filter((type) => lack(type) === 0), unmet: needs.filter((type) => lack(type) > 0) }),
  };
}
