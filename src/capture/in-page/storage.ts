/// <reference lib="dom" />
import type { StorageRecord } from '../../evidence/page-record.js';

/** Keys of web storage with the length of their values; values stay in the page. Sent to the page as source. */
export function readStorage(max: number): StorageRecord[] {
  const found: StorageRecord[] = [];
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[kind];
      for (let index = 0; index < storage.length && found.length < max; index++) {
        const key = storage.key(index);
        if (key === null) continue;
        found.push({ kind, origin: location.origin, key: key.slice(0, 300), valueLength: (storage.getItem(key) ?? '').length });
      }
    } catch {
      // An opaque origin (sandboxed page, data: URL) has no storage.
    }
  }
  return found;
}
