import { RE2JS } from 're2js';

/** One match, as indexes into the searched text. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** A linear-time pattern with a literal that must occur before the engine is even started. */
export interface CompiledPattern {
  readonly source: string;
  readonly literal: string;
  readonly engine: () => RE2JS;
}

/**
 * The longest run of plain characters that every match must hold, or an empty string.
 * Hostile pages meet these patterns, so the engine is RE2 (linear time); this test keeps it from being slow on ordinary pages.
 */
export function requiredLiteral(pattern: string): string {
  let best = '';
  let run = '';
  let depth = 0;
  let inClass = false;
  const close = () => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string;
    const next = pattern[i + 1] ?? '';
    if (inClass) {
      if (c === '\\') i++;
      else if (c === ']') inClass = false;
      continue;
    }
    if (c === '|' && depth === 0) return '';
    if (c === '(') depth++;
    if (c === '[') inClass = true;
    if ('([{.^$|)'.includes(c) || c === '\\') {
      close();
      if (c === ')') depth--;
      if (c === '\\') i++;
      if (c === '{') while (i < pattern.length && pattern[i] !== '}') i++;
      continue;
    }
    if ('?*+'.includes(c)) continue;
    if (depth > 0) continue;
    if ('?*{'.includes(next) && next !== '') close();
    else run += c;
  }
  close();
  return best.trim().length >= 3 ? best : '';
}

/** Compiles a pattern on first use. A blank in the pattern stands for any blank, a line break included. */
export function compilePattern(source: string): CompiledPattern {
  let engine: RE2JS | undefined;
  return {
    source,
    literal: requiredLiteral(source),
    engine: () => {
      engine ??= RE2JS.compile(source.replaceAll(' ', '\\s'), RE2JS.MULTILINE);
      return engine;
    },
  };
}

/** All matches of a pattern in a text, in order, at most `limit`. */
export function findMatches(pattern: CompiledPattern, text: string, limit = 200): readonly Match[] {
  if (pattern.literal !== '' && !text.includes(pattern.literal) && !text.includes('\n')) return [];
  const matcher = pattern.engine().matcher(text);
  const found: Match[] = [];
  while (found.length < limit && matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (end > start) found.push({ start, end });
  }
  return found;
}
