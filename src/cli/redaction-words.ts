import type { RedactionCause, RedactionRecord } from '../evidence/redact/redaction-record.js';

const causes: Readonly<Record<RedactionCause, string>> = {
  page: 'part of a page that was named',
  words: 'words that were named or found stand in it',
  'not-maskable': 'words could not be replaced in it, or not be searched',
  picture: 'pictures',
  record: 'named, or the request for what was named',
  index: 'lists or sums up what was taken out',
};

/** What a redacted copy leaves out, for whoever made it. Words of a bundle are not yet printable. */
export function redactionLines({ masks, files, records }: RedactionRecord): readonly string[] {
  const withheld = files.filter(({ state }) => state === 'withheld');
  const masked = files.filter(({ state }) => state === 'masked');
  return [
    ...masks.map(({ mark, places }) => `${mark} replaced in ${places} places`),
    `${masked.length} files with words replaced, ${withheld.length} files and ${records.length} records of the web archive withheld`,
    ...counted([...withheld, ...records].map(({ cause }) => causes[cause])),
  ];
}

function counted(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word, count]) => `– ${count}: ${word}`);
}
