import type { SkippedReason } from '../evidence/capture-record.js';
import type { Visit } from './visit.js';
import type { JournalEntry } from './visit-journal.js';

/** What came of going to an address, before it is filed. */
export type VisitOutcome =
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'skip'; readonly reason: SkippedReason; readonly detail?: string }
  | { readonly kind: 'known'; readonly entry: JournalEntry };
