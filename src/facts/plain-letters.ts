const accented = /(?<=\p{L})[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=\p{L})/gu;

/**
 * Takes the accents off the letters inside words, length and case kept, so that « Editeur », « ÉDITEUR » and « Éditeur » are one
 * word to a pattern. A letter that stands alone keeps its accent: « à » and « è » are words of their own.
 */
export function plainLetters(text: string): string {
  return text.replace(accented, (letter) => {
    const base = letter.normalize('NFD')[0] as string;
    return /[A-Za-z]/.test(base) ? base : letter;
  });
}
