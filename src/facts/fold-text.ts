/** A text without case and accents, with the way back to the original. */
export interface FoldedText {
  readonly folded: string;
  /** `offsets[i]`: index in the original of folded character i; null when both have the same length. */
  readonly offsets: Uint32Array | null;
}

const special: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  '–': '-',
  '—': '-',
  '“': '"',
  '”': '"',
  // Between the cells of a table (dom-labels.ts).
  '│': ':',
};
const known = new Map<string, string>();

function foldCharacter(character: string): string {
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const lower = character.toLowerCase();
  const folded = special[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '');
  known.set(character, folded);
  return folded;
}

const accented = /[\u0080-\uffff]/g;

/** Folds a normalised text; law words are matched without case and accents (eu.md §4, fr.md appendix A). */
export function foldText(text: string): FoldedText {
  // Most blocks fold one to one; only those with œ, ß and the like need the offset table.
  let sameLength = true;
  const folded = text
    .replace(accented, (character) => {
      const piece = foldCharacter(character);
      if (piece.length !== 1) sameLength = false;
      return piece;
    })
    .toLowerCase();
  if (sameLength) return { folded, offsets: null };
  const offsets = new Uint32Array(folded.length + 1);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const piece = foldCharacter(text[i] as string);
    for (let k = 0; k < piece.length; k++) offsets[at++] = i;
  }
  offsets[at] = text.length;
  return { folded, offsets };
}

/** Index in the original text of a folded index. */
export function originalIndex(text: FoldedText, index: number): number {
  return text.offsets === null ? index : (text.offsets[Math.min(index, text.offsets.length - 1)] ?? index);
}

/** Folds a pattern: literals lose case and accents, escapes such as `\S` or `\p{Lu}` stay as they are. */
export function foldPattern(pattern: string): string {
  let folded = '';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] as string;
    if (character === '\\') {
      folded += character + (pattern[++i] ?? '');
      // `\p{Lu}` and `\x{00a0}` keep their braces' content.
      if (pattern[i + 1] === '{' && 'pPx'.includes(pattern[i] ?? ' ')) {
        const close = pattern.indexOf('}', i);
        folded += pattern.slice(i + 1, close + 1);
        i = close;
      }
    } else {
      folded += foldCharacter(character === '’' ? "'" : character);
    }
  }
  return folded;
}

/** A period inside a word: `Troc.example`, `art.6`. */
const innerPeriod = /(?<=\p{L})\.(?=[\p{L}\d])/gu;
/** Stands for it, so that a pattern of one sentence, `[^.]`, passes it as a reader does: a control character, which no text of a page holds. */
const innerSign = '\u0081';

const beyondLatin1 = /[\u0100-\uffff]/;

/**
 * The same text in one byte a sign where its signs allow it. V8 compiles a pattern once for such texts and once for all others, and
 * counts every piece of a page that holds one « “ » or « œ » among the others.
 */
const inOneByte = (text: string): string => (beyondLatin1.test(text) ? text : Buffer.from(text, 'latin1').toString('latin1'));

/** Folds the normalised text of a page, for phrases that `foldPhrase` has folded. */
export function foldProse(text: string): FoldedText {
  const { folded, offsets } = foldText(text);
  const marked = folded.includes('.') ? folded.replace(innerPeriod, innerSign) : folded;
  return { folded: inOneByte(marked), offsets };
}

const escapeOrClass = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]/g;

/** Folds a pattern that is looked for in prose: a period that it asks for may stand inside a word; a class that shuts periods out lets those pass. */
export function foldPhrase(pattern: string): string {
  return foldPattern(pattern).replace(escapeOrClass, (part) => {
    if (part === '\\.') return `[.${innerSign}]`;
    const asks = part.startsWith('[') && !part.startsWith('[^') && part.includes('.');
    // At the beginning: at the end, a hyphen before it would make a range.
    return asks ? `[${innerSign}${part.slice(1)}` : part;
  });
}
