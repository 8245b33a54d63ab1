const invisible = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g;

/** Words of printable ASCII, its backquote left out, and of Latin letters with accents, one blank between them: they are as patterns want them. */
const asWanted = /^[!-_a-~À-ÖØ-öø-ÿ]+(?: [!-_a-~À-ÖØ-öø-ÿ]+)*$/;

/**
 * Brings a text to the one form that every pattern is written against: Unicode NFKC, plain spaces and apostrophes, no soft hyphens
 * or zero-width characters, runs of blanks collapsed. A line break (`\n`) is kept, alone.
 */
export function normaliseText(raw: string): string {
  if (raw === '' || asWanted.test(raw)) return raw;
  return raw
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[\u2018\u2019\u201B\u02BC\u00B4\u0060]/g, "'")
    .replace(/[\u2010-\u2012]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
