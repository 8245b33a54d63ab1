import { decodeAddress } from '../evidence/decode-address.js';
import type { LexiconDefinition } from '../ruleset/definitions.js';
import type { KnownPattern } from '../ruleset/ruleset.js';
import { type CompiledPattern, compilePattern, findAll } from './compile-pattern.js';
import { foldText } from './fold-text.js';
import { normaliseText } from './normalise-text.js';
import { phrasePattern } from './phrase-pattern.js';
import { bareText } from './text-needs.js';

/** Words that suggest sexual pictures of minors, and on whose list they are. */
export interface AbuseTrigger {
  /** As they stand in the text, without case and accents; at most 80 characters. */
  readonly trigger: string;
  readonly list: 'rules' | 'operator';
}

export interface AbuseWords {
  /** Reads a text line by line: a page, a title, the name of a link or of a file. */
  readonly inText: (text: string) => AbuseTrigger | undefined;
  /** Reads the path and query of a web address, its escapes resolved. */
  readonly inAddress: (url: string) => AbuseTrigger | undefined;
}

/** Lines before and after in which somebody may say what the words are about: a heading « prohibited » above a list. */
const before = 20;
const after = 1;
const longestTrigger = 80;

/** The first words of a text that a lexicon holds, in whatever language. */
type Finder = (text: string) => string | undefined;

/**
 * Builds the reader from the lexicons `abuse-*`. A coded term counts on a line that also speaks of files or of trade, an offer by
 * itself; neither counts where the lines around forbid, judge, study or report (code pénal, art. 227-23: a text signal is enough to turn away).
 * @param rules the lexicons, and what was found out of their phrases before
 * @param own words of the operator's list: each counts wherever it stands
 */
export function abuseWords(
  rules: {
    readonly lexicons: ReadonlyMap<string, LexiconDefinition>;
    readonly phrases?: ReadonlyMap<string, KnownPattern> | undefined;
  },
  own: readonly string[] = [],
): AbuseWords {
  const finder = (id: string): Finder => firstOf(rules.lexicons.get(id), rules.phrases);
  const term = finder('abuse-coded-terms');
  const media = finder('abuse-media-words');
  const offer = finder('abuse-offers');
  const spokenOf = finder('abuse-spoken-of');
  const ownWords = own.map(foldedLine).filter((word) => word !== '');

  function ofRules(lines: readonly string[], at: number): string | undefined {
    const line = lines[at] as string;
    const words = offer(line) ?? (media(line) === undefined ? undefined : term(line));
    if (words === undefined) return undefined;
    return spokenOf(lines.slice(Math.max(0, at - before), at + after + 1).join('\n')) === undefined ? words : undefined;
  }

  function inLines(lines: readonly string[]): AbuseTrigger | undefined {
    for (const [at, line] of lines.entries()) {
      const listed = ownWords.find((word) => holdsWord(line, word));
      const trigger = listed ?? ofRules(lines, at);
      if (trigger !== undefined)
        return { trigger: trigger.slice(0, longestTrigger), list: listed === undefined ? 'rules' : 'operator' };
    }
    return undefined;
  }

  /** Most texts hold no word of any list: they are read once, whole. */
  const mayHold = (folded: string): boolean =>
    term(folded) !== undefined || offer(folded) !== undefined || ownWords.some((word) => folded.includes(word));

  const inFolded = (folded: string) => (mayHold(folded) ? inLines(folded.split('\n')) : undefined);
  return {
    inText: (text) => inFolded(foldText(normaliseText(text)).folded.replaceAll('_', ' ')),
    inAddress: (url) => inFolded(foldedLine(wordsOfAddress(url))),
  };
}

/** Texts are not remembered, as those of the index of all lexicons are: whole pages go through here. */
function firstOf(lexicon: LexiconDefinition | undefined, known: ReadonlyMap<string, KnownPattern> = new Map()): Finder {
  const compiled = (source: string): CompiledPattern => compilePattern(phrasePattern(source), known.get(source));
  const patterns = Object.values(lexicon?.phrases ?? {}).flatMap((phrases) => (phrases ?? []).map(compiled));
  const mayMatch = ({ words }: CompiledPattern, text: string) =>
    words.length === 0 || words.some((word) => text.includes(bareText(word)));
  return (text) => {
    for (const pattern of patterns) {
      const [match] = mayMatch(pattern, text) ? findAll(pattern, text, 1) : [];
      if (match) return text.slice(match.start, match.end);
    }
    return undefined;
  };
}

const foldedLine = (text: string): string => foldText(normaliseText(text)).folded.replace(/\n/g, ' ');

/** Whether a word of the operator stands in a line, not merely within another word. */
function holdsWord(line: string, word: string): boolean {
  const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    if (!isLetter(line[at - 1]) && !isLetter(line[at + word.length])) return true;
  }
  return false;
}

/** `/files/some-name_01.jpg?x=y` read as words. */
function wordsOfAddress(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname, search } = new URL(url);
  const raw = `${pathname}${search}`.replace(/\+/g, ' ');
  return decodeAddress(raw).replace(/[/_.?&=#%~:;,()[\]-]+/g, ' ');
}
