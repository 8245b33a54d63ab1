/** One line of `logs/records.ndjson`: where a record stands in the web archive. Written after the record itself. */
export interface ArchivedRecord {
  /** `urn:uuid:…` */
  readonly id: string;
  /** `revisit`: an answer whose body is, byte for byte, that of an earlier record of the same address. */
  readonly type: 'warcinfo' | 'request' | 'response' | 'revisit' | 'resource' | 'metadata';
  readonly url?: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** In bytes, of the packed record in the file. */
  readonly offset: number;
  readonly length: number;
  /** Of the packed record. */
  readonly sha256: string;
  /** Of the payload, `sha256:…` */
  readonly digest: string;
  readonly mime?: string;
  readonly status?: number;
  /** Visit that is none of a page: `consent/refuse`, or the folder of a probe's walk; absent for the crawl itself. */
  readonly visit?: string;
}

export const archivePath = 'archive/data.warc.gz';
export const recordsLogPath = 'logs/records.ndjson';
export const indexPath = 'indexes/index.cdxj';

/** The lines of the log; what is cut or no record is left out. */
export function archivedRecords(text: string): readonly ArchivedRecord[] {
  return text.split('\n').flatMap((line) => {
    try {
      const record = JSON.parse(line) as ArchivedRecord;
      return typeof record?.offset === 'number' && typeof record.length === 'number' ? [record] : [];
    } catch {
      return [];
    }
  });
}
