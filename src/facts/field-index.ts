import type { FieldDefinition } from '../ruleset/definitions.js';
import type { KnownPattern } from '../ruleset/ruleset.js';
import type { Language } from '../ruleset/vocabulary.js';
import { cellBorder } from './dom-labels.js';
import { type FieldSearch, fieldSearches } from './field-search.js';
import { lazily } from './lazily.js';
import type { CompiledLexicon } from './lexicon-index.js';
import { plainLetters } from './plain-letters.js';
import { latestValue } from './recent-values.js';
import type { Window } from './search-windows.js';
import { bracketBefore } from './square-brackets.js';
import { validators } from './validators/index.js';
import type { Validation } from './validators/validator.js';
import type { ValuePattern } from './value-pattern.js';

/** A value found in a text, with its place there. */
export interface FieldMatch extends Validation {
  /** Value as written. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly placeholder: boolean;
}

export interface CompiledField {
  readonly id: string;
  /**
   * Matches in a normalised text (case kept).
   * @param foldedBefore gives up to that many folded characters that stand before a position of the text
   */
  readonly find: (
    text: string,
    foldedBefore: (position: number, distance: number) => string,
    use: readonly Language[],
  ) => readonly FieldMatch[];
}

const contextDistanceDefault = 60;
const notAfterDistance = 60;
const mostMatches = 300;

/**
 * Matches inside a window. Where the value is refused, the search goes on from that value and not from the end of the match: the
 * words taken for a value may be the label of the next line (« Directeur de la publication » over « Le Directeur … est »).
 */
function matchesOf(pattern: ValuePattern, text: string, window: Window, refuses: (value: Window) => boolean): readonly Window[] {
  const find = pattern.searchIn(text.slice(window.start, window.end));
  const found: Window[] = [];
  let from = 0;
  for (let tries = 0; tries < mostMatches && from <= window.end - window.start; tries++) {
    const match = find(from);
    if (match === undefined) break;
    const { start, end } = match.value ?? { start: -1, end: -1 };
    const value = { start: window.start + start, end: window.start + end };
    const empty = end <= start;
    const refused = empty || refuses(value);
    if (!refused) found.push(value);
    from = Math.max(match.start + 1, refused && !empty ? start : match.end);
  }
  return found;
}

/** Words by which a template asks for a value, or shows what one would look like. */
const askedFor =
  /complét|complet|renseign|précis|indiqu|insér|remplac|votre|exemple|\bex\b|your|insert|replace|example|\be\.g|todo|\btbd\b|ergänz|beispiel|\bz\.\s?b|rellen|ejemplo|inserir|esempio|invul|voorbeeld/i;

/** A name inside square brackets is a gap left by a template (« [SAS, SARL …] »); another value where the brackets ask for one. */
function isGap(text: string, position: number, isName: boolean): boolean {
  const said = bracketBefore(text, position);
  return said !== undefined && (isName || askedFor.test(said));
}

/** The text as patterns read it; every field of a page is searched in the same one. */
const plainText = latestValue((text: string) => plainLetters(text).replaceAll(cellBorder, ':'));

/** Overlapping matches of later patterns are dropped, so patterns stand in order of trust. */
function fieldOver(
  definition: FieldDefinition,
  lexicons: ReadonlyMap<string, CompiledLexicon>,
  searches: () => readonly FieldSearch[],
): CompiledField {
  const context = definition.context === undefined ? undefined : lexicons.get(definition.context);
  const notAfter = definition.notAfter === undefined ? undefined : lexicons.get(definition.notAfter);
  const distance = definition.contextDistance ?? contextDistanceDefault;
  const validate = definition.validator === undefined ? undefined : validators.get(definition.validator);
  const isName = definition.validator === 'name' || definition.validator === 'person';
  const samples = new Set((definition.placeholders ?? []).map((sample) => sample.replace(/\s/g, '').toLowerCase()));

  return {
    id: definition.id,
    find: (text, foldedBefore, use) => {
      const plain = plainText(text);
      const check = (value: Window): Validation => {
        const raw = text.slice(value.start, value.end).trim();
        if (isGap(text, value.start, isName)) return { status: 'other', value: raw };
        return validate?.(raw) ?? { status: 'valid', value: raw };
      };
      const found: FieldMatch[] = [];
      for (const search of searches()) {
        const windows = search.windowsIn(plain);
        if (windows.length === 0) continue;
        const matches = windows.flatMap((window) =>
          matchesOf(search.pattern, plain, window, (value) => check(value).status === 'other'),
        );
        for (const { start, end } of matches) {
          if (found.some((other) => start < other.end && other.start < end)) continue;
          if (context !== undefined && context.find(foldedBefore(start, distance), use, 1).length === 0) continue;
          if (notAfter?.isIn(foldedBefore(start, notAfterDistance), use)) continue;
          const raw = text.slice(start, end).trim();
          found.push({
            ...check({ start, end }),
            raw,
            start,
            end,
            placeholder: samples.has(raw.replace(/\s/g, '').toLowerCase()),
          });
        }
      }
      return found.sort((a, b) => a.start - b.start);
    },
  };
}

/**
 * Compiles fields that search the same texts; patterns themselves are compiled on first use.
 * @param known what is known of their patterns
 */
export function compileFields(
  definitions: readonly FieldDefinition[],
  lexicons: ReadonlyMap<string, CompiledLexicon>,
  known: ReadonlyMap<string, KnownPattern> = new Map(),
): ReadonlyMap<string, CompiledField> {
  const all = lazily(() => fieldSearches([...new Set(definitions.flatMap(({ patterns }) => patterns))], known));
  return new Map(
    definitions.map((definition) => {
      const searches = lazily(() => definition.patterns.map((pattern) => all().get(pattern) as FieldSearch));
      return [definition.id, fieldOver(definition, lexicons, searches)];
    }),
  );
}

/** Compiles one field by itself. */
export function compileField(
  definition: FieldDefinition,
  lexicons: ReadonlyMap<string, CompiledLexicon>,
  known?: ReadonlyMap<string, KnownPattern>,
): CompiledField {
  return compileFields([definition], lexicons, known).get(definition.id) as CompiledField;
}
