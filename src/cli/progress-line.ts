import type { CaptureEvent } from '../capture/capture-event.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { reportAtOnce } from './abuse-alert.js';
import type { InterfaceLanguage } from './interface-language.js';
import { printable } from './printable.js';
import {
  browserWords,
  failureWords,
  loadStateWords,
  obstacleWords,
  phaseWords,
  picturesOffWords,
  replacedWords,
  statusWords,
  stopWords,
  trapWords,
  progressWords as words,
} from './progress-words.js';

/** In what language, and how page types are called in it. */
export interface ProgressSpeech {
  readonly lang: InterfaceLanguage;
  readonly titleOf: (type: PageType) => string;
}

type PageDone = Extract<CaptureEvent, { type: 'page-done' }>;

export const pagesCount = (pages: number, lang: InterfaceLanguage): string =>
  `${pages} ${pages < 2 && (lang === 'fr' || pages === 1) ? 'page' : 'pages'}`;

/** What became of the page: the wall before it, its HTTP status, else how far it loaded. */
function stateOf({ obstacle, status, loadState }: PageDone, lang: InterfaceLanguage): string {
  if (obstacle === 'http-error' && status !== null) return String(status);
  if (obstacle !== undefined) return obstacleWords[obstacle][lang];
  return status === null ? loadStateWords[loadState][lang] : String(status);
}

/** `[12/40] 200 https://… (Legal notice) — 7 waiting, 4 still sought`. */
function pageLine(event: PageDone, { lang, titleOf }: ProgressSpeech): string {
  const names = [...(event.persona === 'member' ? [words.member[lang]] : []), ...(event.types ?? []).map(titleOf)];
  const types = names.length === 0 ? '' : ` (${names.join(', ')})`;
  const sought =
    event.sought === undefined
      ? ''
      : `, ${event.sought.length} ${words.sought[lang]}${lang === 'fr' && event.sought.length > 1 ? 's' : ''}`;
  const place = `[${event.pages}/${event.maxPages}]`;
  return `${place} ${stateOf(event, lang)} ${printable(event.url)}${types} — ${event.queued} ${words.waiting[lang]}${sought}`;
}

/** Pauses are told in whole seconds; a shorter one is 1 s. */
const seconds = (milliseconds: number): string => `${Math.max(1, Math.round(milliseconds / 1000))} s`;

/** A line worth keeping on the screen, or undefined for what only moves the display. One line, safe for a terminal. */
export function lastingLine(event: CaptureEvent, { lang }: Pick<ProgressSpeech, 'lang'>): string | undefined {
  const colon = words.colon[lang];
  switch (event.type) {
    case 'started':
      return `${words.capturing[lang]} ${printable(event.entryUrl)}`;
    case 'browser': {
      const said = [
        ...(event.source === 'npm package' ? [browserWords.fromPackage[lang]] : []),
        ...(event.sandbox ? [] : [browserWords.withoutSandbox[lang]]),
      ].join(`${words.semicolon[lang]} `);
      return `${event.name} ${event.version} (${event.source})${said === '' ? '' : `${colon} ${said}`}`;
    }
    case 'resumed':
      return lang === 'fr'
        ? `reprise${colon} ${pagesCount(event.pages, lang)} déjà dans les preuves`
        : `resumed: ${pagesCount(event.pages, lang)} already in the evidence`;
    case 'retry':
      return `${words.retry[lang]} (${event.attempt}) ${words.inTime[lang]} ${seconds(event.waitMs)}, ${failureWords[event.code][lang]}${colon} ${printable(event.url)}`;
    case 'refused':
      return `${words.refused[lang]}${colon} ${printable(event.host)} (${printable(event.reason)})`;
    case 'browser-replaced':
      return replacedWords[event.reason][lang];
    case 'trap':
      return `${words.leftAlone[lang]}${colon} ${trapWords[event.kind][lang]}, ${printable(event.pattern)}`;
    case 'abuse-signal':
      return `! ${reportAtOnce[lang]}${colon} ${printable(event.url)} (« ${printable(event.trigger)} »)`;
    case 'pictures-off':
      return picturesOffWords[event.why][lang];
    case 'warning':
      return `${words.warning[lang]}${colon} ${printable(event.message)}`;
    case 'finished': {
      const time = `${Math.round(event.durationMs / 1000)} s`;
      const known = event.stoppedBy === undefined ? undefined : stopWords[event.stoppedBy]?.[lang];
      const why = known ?? (event.detail === undefined ? undefined : printable(event.detail));
      const detail = why === undefined ? '' : `${colon} ${why}`;
      return `${pagesCount(event.pages, lang)} ${lang === 'fr' ? 'en' : 'in'} ${time}, ${statusWords[event.status][lang]}${detail}`;
    }
    default:
      return undefined;
  }
}

/** The line that tells an event where there is no terminal: the lasting ones, one per page, and the parts of the work. */
export function plainLine(event: CaptureEvent, speech: ProgressSpeech): string | undefined {
  if (event.type === 'page-done') return pageLine(event, speech);
  if (event.type === 'phase') return event.phase === 'entry' ? undefined : `${phaseWords[event.phase][speech.lang]}`;
  return lastingLine(event, speech);
}
