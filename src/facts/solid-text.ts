import { cellBorder } from './dom-labels.js';
import { normaliseText } from './normalise-text.js';

/** Text without blanks, as one comparable string, and where each of its characters stands in the source. */
export interface SolidText {
  readonly text: string;
  /** Begin and end in the source of each UTF-16 unit of `text`. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const known = new Map<string, string>([[cellBorder, '']]);

/** A character as quotations are compared: in the normal form of page text, blanks and the border of cells left out. */
function solidCharacter(character: string): string {
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const made = normaliseText(character).replace(/\s/g, '');
  known.set(character, made);
  return made;
}

/** The same of a whole text that has no source. */
export const solid = (text: string): string => Array.from(text.normalize('NFC'), solidCharacter).join('');

/** Collects characters with their places. */
export function createSolidText(): {
  readonly add: (character: string, from: number, to: number) => void;
  readonly done: SolidText;
} {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    add(character, from, to) {
      for (const unit of solidCharacter(character)) {
        for (let index = 0; index < unit.length; index++) {
          parts.push(unit[index] as string);
          starts.push(from);
          ends.push(to);
        }
      }
    },
    get done() {
      return { text: parts.join(''), from: starts, to: ends };
    },
  };
}

/** Where a text occurs in another; undefined when it does not, or more than once. */
export function onlyIndexOf(text: string, wanted: string): number | undefined {
  if (wanted === '') return undefined;
  const at = text.indexOf(wanted);
  return at < 0 || text.indexOf(wanted, at + 1) >= 0 ? undefined : at;
}
