const invisible = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g;

/**
 * Brings a text to the one form that every pattern is written against: Unicode NFKC, plain spaces and apostrophes, no soft hyphens
 * or zero-width characters, runs of blanks collapsed. A line break (`\n`) is kept, alone.
 */
export function normaliseText(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[\u2018\u2019\u201B\u02BC\u00B4\u0060]/g, "'")
    .replace(/[\u2010-\u2012]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
