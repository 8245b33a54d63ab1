import { existsSync, readFileSync } from 'node:fs';
import { bundlePath } from '../evidence/bundle-path.js';
import type { BundleWriter } from '../evidence/bundle-writer.js';
import type { SkippedReason } from '../evidence/capture-record.js';
import type { PageRecord, Persona } from '../evidence/page-record.js';
import type { PageType } from '../ruleset/vocabulary.js';

/** What came of one visit, written as soon as it was filed: with it a killed capture goes on without visiting again. */
export interface JournalEntry {
  readonly persona: Persona;
  /** As it was asked for. */
  readonly url: string;
  /** The page that was kept … */
  readonly page?: string;
  readonly types?: readonly PageType[];
  readonly shape?: readonly string[];
  /** … or why none was. */
  readonly skipped?: SkippedReason;
  readonly detail?: string;
  /** Where a visit that was not kept ended. */
  readonly landed?: string;
}

export interface VisitJournal {
  /** What an earlier run of this capture noted for the address; each entry is handed out once. */
  readonly take: (persona: Persona, url: string) => JournalEntry | undefined;
  /** Entries nobody took: the site has changed since, and what was captured then is kept all the same. */
  readonly untaken: () => readonly JournalEntry[];
  readonly note: (entry: JournalEntry) => void;
  /** Record of a page that an earlier run wrote. */
  readonly recordOf: (page: string) => PageRecord;
  /** Number for the id of the next page: above every page that is on disk. */
  readonly nextPageNumber: () => number;
}

export const journalPath = 'logs/visits.ndjson';

/** Opens the journal of a bundle folder, with the entries of an earlier run when there are any. */
export function openVisitJournal(writer: BundleWriter): VisitJournal {
  const known = new Map<string, JournalEntry>();
  const keyOf = ({ persona, url }: Pick<JournalEntry, 'persona' | 'url'>) => `${persona} ${url}`;
  const file = bundlePath(writer.directory, journalPath);
  let number = 0;
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const entry = parsed(line);
    if (!entry) continue;
    if (entry.page !== undefined && !existsSync(bundlePath(writer.directory, `records/${entry.page}/page.json`))) continue;
    known.set(keyOf(entry), entry);
    if (entry.page !== undefined) number = Math.max(number, Number(entry.page.slice(1)));
  }
  return {
    take(persona, url) {
      const key = keyOf({ persona, url });
      const entry = known.get(key);
      known.delete(key);
      return entry;
    },
    untaken: () => [...known.values()],
    note: (entry) => writer.appendLine(journalPath, entry),
    recordOf: (page) => JSON.parse(readFileSync(bundlePath(writer.directory, `records/${page}/page.json`), 'utf8')) as PageRecord,
    nextPageNumber: () => ++number,
  };
}

/** The last line of a killed process may be cut. */
function parsed(line: string): JournalEntry | undefined {
  if (line.trim() === '') return undefined;
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}
