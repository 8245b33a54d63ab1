import { RE2JS } from 're2js';
import type { FieldDefinition } from '../ruleset/definitions.js';
import type { Language } from '../ruleset/vocabulary.js';
import type { CompiledLexicon } from './lexicon-index.js';
import { searchWindows, type Window, windowWords } from './search-windows.js';
import { validators } from './validators/index.js';
import type { Validation } from './validators/validator.js';

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
const mostMatches = 300;

function matchesOf(engine: RE2JS, text: string, window: Window): readonly Window[] {
  const matcher = engine.matcher(text.slice(window.start, window.end));
  const found: { start: number; end: number }[] = [];
  while (found.length < mostMatches && matcher.find()) {
    const start = matcher.start('value');
    const end = matcher.end('value');
    if (end > start && start >= 0) found.push({ start: window.start + start, end: window.start + end });
  }
  return found;
}

/** Compiles a field; overlapping matches of later patterns are dropped, so patterns stand in order of trust. */
export function compileField(definition: FieldDefinition, lexicons: ReadonlyMap<string, CompiledLexicon>): CompiledField {
  let searches: readonly { readonly engine: RE2JS; readonly words: readonly string[] }[] | undefined;
  const context = definition.context === undefined ? undefined : lexicons.get(definition.context);
  const distance = definition.contextDistance ?? contextDistanceDefault;
  const validate = definition.validator === undefined ? undefined : validators.get(definition.validator);
  const samples = new Set((definition.placeholders ?? []).map((sample) => sample.replace(/\s/g, '').toLowerCase()));

  return {
    id: definition.id,
    find: (text, foldedBefore, use) => {
      searches ??= definition.patterns.map((pattern) => ({
        engine: RE2JS.compile(pattern.replaceAll(' ', '\\s')),
        words: windowWords(pattern),
      }));
      const found: FieldMatch[] = [];
      for (const { engine, words } of searches) {
        const matches = searchWindows(text, words).flatMap((window) => matchesOf(engine, text, window));
        for (const { start, end } of matches) {
          if (found.some((other) => start < other.end && other.start < end)) continue;
          if (context !== undefined && context.find(foldedBefore(start, distance), use, 1).length === 0) continue;
          const raw = text.slice(start, end).trim();
          const checked = validate?.(raw) ?? { status: 'valid' as const, value: raw };
          if (checked.status === 'other') continue;
          found.push({ ...checked, raw, start, end, placeholder: samples.has(raw.replace(/\s/g, '').toLowerCase()) });
        }
      }
      return found.sort((a, b) => a.start - b.start);
    },
  };
}
