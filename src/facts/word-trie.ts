/** Finds which of many words a text holds, in one pass over the text whatever their number. */
export interface WordTrie {
  /** Numbers of the words that stand in the text, each once, in no order. */
  readonly wordsIn: (text: string) => readonly number[];
}

/** The letters of all words, numbered from 1; 0 stands for a letter of no word. */
function numberLetters(words: readonly string[]): { readonly classes: Uint8Array | Uint16Array; readonly width: number } {
  const letters = [...new Set(words.flatMap((word) => word.split('')))];
  const classes = letters.length < 255 ? new Uint8Array(65_536) : new Uint16Array(65_536);
  letters.forEach((letter, index) => {
    classes[letter.charCodeAt(0)] = index + 1;
  });
  return { classes, width: letters.length + 1 };
}

/** @param words each once; a word's number is its index */
export function buildTrie(words: readonly string[]): WordTrie {
  const { classes, width } = numberLetters(words);
  const most = words.reduce((sum, word) => sum + word.length, 1);
  let next = new Int32Array(Math.min(most, 1 + words.length * 2) * width);
  const ends: number[] = [-1];
  words.forEach((word, number) => {
    let state = 0;
    for (let i = 0; i < word.length; i++) {
      const at = state * width + (classes[word.charCodeAt(i)] as number);
      if (next[at] === 0) {
        next[at] = ends.length;
        ends.push(-1);
        if (ends.length * width > next.length) {
          const wider = new Int32Array(next.length * 2);
          wider.set(next);
          next = wider;
        }
      }
      state = next[at] as number;
    }
    ends[state] = number;
  });
  const endings = Int32Array.from(ends);
  const seen = new Uint32Array(words.length);
  let round = 0;
  return {
    wordsIn: (text) => {
      round++;
      const found: number[] = [];
      for (let from = 0; from < text.length; from++) {
        let state = 0;
        for (let at = from; at < text.length; at++) {
          const letter = classes[text.charCodeAt(at)] as number;
          if (letter === 0) break;
          state = next[state * width + letter] as number;
          if (state === 0) break;
          const word = endings[state] as number;
          if (word >= 0 && seen[word] !== round) {
            seen[word] = round;
            found.push(word);
          }
        }
      }
      return found;
    },
  };
}
