import type { Words } from '../words.js';

const paris = 'Europe/Paris';

/** « 28 novembre 2026 à 23:30:05 UTC, soit 29 novembre 2026, 00:30:05 à Paris »: the day is said again only where it is another. */
export function bothTimes(iso: string, words: Words): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: paris, timeStyle: 'medium', hourCycle: 'h23' }).format(moment);
  // `sv-SE` writes a day as ISO 8601 does.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: paris }).format(moment);
  const local = day === moment.toISOString().slice(0, 10) ? clock : `${words.date(day)}, ${clock}`;
  return words.t('record.bothTimes', { utc: words.dateTime(iso), paris: local });
}
