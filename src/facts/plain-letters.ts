const accented = /(?<=\p{L})[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=\p{L})/gu;

const bases = new Map<string, string>();

function baseOf(letter: string): string {
  const known = bases.get(letter);
  if (known !== undefined) return known;
  const base = letter.normalize('NFD')[0] as string;
  const made = /[A-Za-z]/.test(base) ? base : letter;
  bases.set(letter, made);
  return made;
}

/**
 * Takes the accents off the letters inside words, length and case kept, so that « Editeur », « ÉDITEUR » and « Éditeur » are one
 * word to a pattern. A letter that stands alone keeps its accent: « à » and « è » are words of their own.
 */
export function plainLetters(text: string): string {
  return text.replace(accented, baseOf);
}
