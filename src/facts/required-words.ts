/**
 * Reads a pattern for words that every match must hold, so that the (linear but slow) pattern engine is only started where it can
 * succeed. The answer is a set of which at least one must occur; an empty set promises nothing.
 */
export function requiredWords(pattern: string): readonly string[] {
  return readAlternatives(pattern, 0).words;
}

interface Reading {
  readonly words: readonly string[];
  /** Index after what was read. */
  readonly next: number;
}

const shortest = (words: readonly string[]): number => Math.min(...words.map((word) => word.length));
const leastLength = 3;

/** The better of two sets: the one whose shortest word is longer. */
function better(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  return shortest(b) > shortest(a) ? b : a;
}

/** A run of plain characters may stand across a line break at each blank, so its longest word is what counts. */
function longestWord(run: string): readonly string[] {
  const word = run.split(' ').reduce((a, b) => (b.length > a.length ? b : a), '');
  return word.length >= leastLength ? [word] : [];
}

function quantifierAt(pattern: string, at: number): { readonly optional: boolean; readonly next: number } {
  const sign = pattern[at] ?? '';
  if (sign === '?' || sign === '*') return { optional: true, next: at + (pattern[at + 1] === '?' ? 2 : 1) };
  if (sign === '+') return { optional: false, next: at + (pattern[at + 1] === '?' ? 2 : 1) };
  const braces = sign === '{' ? /^\{(\d+)[^}]*\}\??/.exec(pattern.slice(at, at + 16)) : null;
  if (braces) return { optional: braces[1] === '0', next: at + braces[0].length };
  return { optional: false, next: at };
}

function skipClass(pattern: string, open: number): number {
  let i = open + 1;
  if (pattern[i] === '^') i++;
  if (pattern[i] === ']') i++;
  while (i < pattern.length && pattern[i] !== ']') i += pattern[i] === '\\' ? 2 : 1;
  return i + 1;
}

/** Reads alternatives up to the closing bracket of their group or the end of the pattern. */
function readAlternatives(pattern: string, from: number): Reading {
  const sets: (readonly string[])[] = [];
  let at = from;
  for (;;) {
    const { words, next } = readSequence(pattern, at);
    sets.push(words);
    at = next;
    if (pattern[at] !== '|') break;
    at++;
  }
  return { words: sets.some((set) => set.length === 0) ? [] : sets.flat(), next: at };
}

function readSequence(pattern: string, from: number): Reading {
  let best: readonly string[] = [];
  let run = '';
  let at = from;
  const close = () => {
    best = better(best, longestWord(run));
    run = '';
  };
  while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
    const c = pattern[at] as string;
    if (c === '(') {
      close();
      const head = /^\((?:\?(?:P<\w+>|<\w+>|[a-zA-Z-]*:))?/.exec(pattern.slice(at, at + 40))?.[0] ?? '(';
      const group = readAlternatives(pattern, at + head.length);
      const { optional, next } = quantifierAt(pattern, group.next + 1);
      // Inside (?i:…) the letters' case is free, so its words promise nothing to a case-kept search.
      if (!optional && !/\?[a-z]*i/.test(head)) best = better(best, group.words);
      at = next;
      continue;
    }
    let end = at + 1;
    let plain = true;
    if (c === '[') end = skipClass(pattern, at);
    else if (c === '\\') end = at + (/^\\(?:[pPx]\{[^}]*\}|[\s\S])/.exec(pattern.slice(at, at + 40))?.[0].length ?? 2);
    if (c === '[' || c === '\\' || c === '.' || c === '^' || c === '$') plain = false;
    const { optional, next } = quantifierAt(pattern, end);
    if (!plain || optional) close();
    else run += c;
    if (plain && next > end && !optional) close();
    at = next;
  }
  close();
  return { words: best, next: at };
}
