const abbreviations = new Set([
  'art',
  'tel',
  'ext',
  'inc',
  'ltd',
  'mme',
  'mlle',
  'mrs',
  'etc',
  'cie',
  'nbr',
  'str',
  'abs',
  'bzw',
  'sig',
  'dir',
  'num',
  'cap',
]);

/** Start indexes of the sentences of a normalised text; the first is 0. Abbreviations (M., R.C.S., art.) do not end a sentence. */
export function splitSentences(text: string): readonly number[] {
  const starts = [0];
  for (const end of text.matchAll(/[.!?](?=\s)|\n|;(?=\s)/g)) {
    const at = end.index;
    if (end[0] === '.') {
      const word = /([\p{L}\d]*)$/u.exec(text.slice(Math.max(0, at - 24), at))?.[1] ?? '';
      const next = text.slice(at + 1).trimStart()[0] ?? '';
      // « … sponsorisé ». Les membres …: a closing mark before the point is no abbreviation.
      const closed = /[»”"’)\]]/.test(text[at - 1] ?? '');
      if ((word.length < 3 && !closed) || abbreviations.has(word.toLowerCase()) || /\p{Ll}/u.test(next)) continue;
    }
    const next = at + 1;
    if (next < text.length && starts[starts.length - 1] !== next) starts.push(next);
  }
  return starts;
}
