import type { BundleWriterOptions } from '../evidence/bundle-writer.js';
import type { CaptureOptions } from './capture-options.js';

/** What the first record of the web archive says of the visit, and which request headers are secrets. */
export function archiveOptions({
  version,
  entryUrl,
  robots,
  secrets,
}: CaptureOptions): NonNullable<BundleWriterOptions['archive']> {
  return {
    info: {
      software: `vigie ${version}`,
      conformsTo: 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
      isPartOf: entryUrl,
      robots: robots ?? 'respect',
    },
    secretHeaders: new Set(Object.keys(secrets?.headers ?? {}).map((name) => name.toLowerCase())),
  };
}
