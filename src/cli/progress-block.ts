import type { InterfaceLanguage } from './interface-language.js';
import { cut, printable } from './printable.js';
import type { ProgressSpeech } from './progress-line.js';
import { type ProgressState, rateOf } from './progress-state.js';
import { phaseWords, progressWords as words } from './progress-words.js';

/** `4:07`, or `1:04:07` from an hour on. */
export function clockOf(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** As many names as fit after the label, then how many more there are: `found: Contact, Legal notice +3`. */
export function fitted(label: string, names: readonly string[], width: number): string {
  for (let shown = names.length; shown > 0; shown--) {
    const rest = names.length - shown;
    const line = `${label} ${names.slice(0, shown).join(', ')}${rest === 0 ? '' : ` +${rest}`}`;
    if ([...line].length <= width) return line;
  }
  return cut(`${label} ${names[0] ?? ''}`, width);
}

function countLine(state: ProgressState, lang: InterfaceLanguage, now: number, maxSeconds: number): string {
  const rate = rateOf(state, now);
  const pages = `${state.pages}${state.maxPages > 0 ? `/${state.maxPages}` : ''} pages`;
  const perMinute = rate === undefined ? '' : ` (${Math.round(rate)}${words.perMinute[lang]})`;
  const time = `${clockOf(now - state.startedAt)} ${words.of[lang]} ${clockOf(maxSeconds * 1000)}`;
  const head = state.host === '' ? '' : `${printable(state.host)} — `;
  return `${head}${pages}${perMinute}, ${state.queued} ${words.waiting[lang]}, ${time}`;
}

/**
 * The live display: counts and time, what was found, what is still sought, what is being opened. Two to four lines, none wider
 * than `width` characters.
 */
export function progressBlock(
  state: ProgressState,
  { lang, titleOf }: ProgressSpeech,
  view: { readonly now: number; readonly width: number; readonly maxSeconds: number },
): readonly string[] {
  const { width, now, maxSeconds } = view;
  const list = (label: { fr: string; en: string }, names: readonly string[], none: string) =>
    fitted(`${label[lang]}${words.colon[lang]}`, names.length === 0 ? [none] : names, width);
  const activity = state.opening === undefined ? undefined : `${words.opening[lang]} ${printable(state.opening)}`;
  const phase = state.phase === undefined ? undefined : phaseWords[state.phase][lang];
  const last = [phase, activity].filter((part) => part !== undefined).join(`${words.colon[lang]} `);
  return [
    cut(countLine(state, lang, now, maxSeconds), width),
    list(words.found, state.found.map(titleOf), words.nothing[lang]),
    ...(state.sought === undefined ? [] : [list(words.sought, state.sought.map(titleOf), words.everything[lang])]),
    ...(last === '' ? [] : [cut(last, width)]),
  ];
}
