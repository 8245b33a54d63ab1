import type { ArchivedRecord } from './archived-record.js';
import { digestOf } from './warc-record.js';

/** Answers that stand in the archive already. */
export interface EarlierBodies {
  readonly note: (record: ArchivedRecord) => void;
  /** The record in which this body of this address stands; undefined where referring to it would save nothing. */
  readonly find: (url: string, body: Uint8Array) => ArchivedRecord | undefined;
}

/** A shorter body costs less than what would be said of the record that holds it. */
const leastBytes = 500;

const keyOf = ({ url, digest }: Pick<ArchivedRecord, 'url' | 'digest'>): string => `${url} ${digest}`;

/** @param records of the archive so far */
export function createEarlierBodies(records: readonly ArchivedRecord[]): EarlierBodies {
  const first = new Map<string, ArchivedRecord>();
  const note = (record: ArchivedRecord) => {
    const key = keyOf(record);
    if (record.type === 'response' && !first.has(key)) first.set(key, record);
  };
  records.forEach(note);
  return {
    note,
    find: (url, body) => (body.length < leastBytes ? undefined : first.get(keyOf({ url, digest: digestOf(body) }))),
  };
}

/** Headers of a revisit (WARC 1.1, 6.7.2; the profile is set by the writer). */
export const referTo = ({ id, url = '', at }: ArchivedRecord) => ({
  'WARC-Refers-To': `<${id}>`,
  'WARC-Refers-To-Target-URI': url,
  'WARC-Refers-To-Date': at,
});
