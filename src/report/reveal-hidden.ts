/**
 * Characters that change or hide what a reader sees: bidirectional controls, zero-width characters, soft hyphens, other control codes,
 * language tags. The joiner inside an emoji is kept: it hides nothing.
 */
const emojiJoiner = /(?<=\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})/u;
const hidden = new RegExp(
  `(${emojiJoiner.source})|[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E` +
    '\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}]',
  'gu',
);

/** Replaces each deceptive invisible character by a visible code such as ⟦U+202E⟧. */
export function revealHidden(text: string): string {
  return text.replace(hidden, (character, joiner: string | undefined) => joiner ?? code(character));
}

function code(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `⟦U+${point.toString(16).toUpperCase().padStart(4, '0')}⟧`;
}

/** The same plain data with every string made visible, at any depth: no captured text can reach the page without it. */
export function revealEverywhere<T>(value: T): T {
  if (typeof value === 'string') return revealHidden(value) as T;
  if (Array.isArray(value)) return value.map(revealEverywhere) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revealEverywhere(item)])) as T;
}
