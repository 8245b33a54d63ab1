import { RE2JS } from 're2js';
import type { Path } from '../finding.js';
import type { LintCheck, LintFinding } from './lint-context.js';

/** What re2 refuses and people write all the same. */
const habits: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/, 'look-around does not exist in linear-time patterns; use `near`, `unless` or another phrase.'],
  [/\\[1-9]/, 'back-references do not exist in linear-time patterns; write the alternatives out.'],
  [/\\u[0-9a-fA-F]{4}/, 'write the character as `\\x{00a0}`, not `\\u00a0`.'],
  [/\(\?>|[*+?}]\+/, 'possessive and atomic groups do not exist in linear-time patterns; use a plain one.'],
];

function mistakeOf(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    const habit = habits.find(([sign]) => sign.test(pattern));
    if (habit !== undefined) return habit[1];
    const reason = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '');
    return `correct it (${reason}).`;
  }
}

/** No page holds one; in double quotes, YAML reads `\b` and the like as such. */
const controls = /(?![\n\t])\p{Cc}/gu;
const asWritten = (sign: string): string => (sign === '\b' ? '\\b' : `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A sign that was meant as an escape of the pattern. */
function controlIn(file: string, pattern: string, path: Path): readonly LintFinding[] {
  const shown = pattern.replace(controls, asWritten);
  const message = `The pattern \`${shown}\` can match no page: it holds a control character; write it in single quotes, in which YAML leaves \`\\b\` alone.`;
  return shown === pattern ? [] : [{ file, path, part: 'value', code: 'pattern', message }];
}

/** @param read how pages are searched for it: « – » is a hyphen there, which makes a range of `[·–-]` */
function bad(file: string, pattern: string, path: Path, read: (pattern: string) => string = same): readonly LintFinding[] {
  const control = controlIn(file, pattern, path);
  if (control.length > 0) return control;
  const own = mistakeOf(pattern);
  const mend = own ?? mistakeOf(read(pattern));
  const as = own === undefined ? ` as pages are read, without case and accents (\`${read(pattern)}\`)` : '';
  const message = `The pattern \`${pattern}\` cannot be compiled${as}; ${mend}`;
  return mend === undefined ? [] : [{ file, path, part: 'value', code: 'pattern', message }];
}

const same = (pattern: string): string => pattern;

/** Patterns of lexicons, page types and fields compile in linear time, and a field's pattern names its value. */
export const patternsCompile: LintCheck = ({ ruleset, asRead }) => [
  ...[...ruleset.lexicons.values()].flatMap(({ file, phrases }) =>
    Object.entries(phrases).flatMap(([language, list]) =>
      list.flatMap((p, i) => bad(file, p, ['phrases', language, i], asRead?.phrase)),
    ),
  ),
  ...[...ruleset.pageTypes.values()].flatMap(({ file, files }) =>
    (files ?? []).flatMap((pattern, i) => bad(file, pattern, ['files', i])),
  ),
  ...[...ruleset.fields.values()].flatMap(({ file, patterns }) =>
    patterns.flatMap((pattern, i): readonly LintFinding[] => {
      const path = ['patterns', i];
      const wrong = bad(file, pattern, path, asRead?.field);
      if (wrong.length > 0 || /\(\?P?<value>/.test(pattern)) return wrong;
      const message = `The pattern \`${pattern}\` has no group named \`value\`; write \`(?<value>…)\` around what is extracted.`;
      return [{ file, path, part: 'value', code: 'pattern', message }];
    }),
  ),
];
