import { UsageError } from '../errors.js';

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A BCP 47 tag of a language that exists, in its canonical form (`fr-fr` → `fr-FR`); throws UsageError otherwise. */
export function checkedLocale(value: string): string {
  try {
    const locale = new Intl.Locale(value.trim());
    if (languageNames.of(locale.language) !== undefined) return locale.toString();
  } catch {
    // Not even the shape of a tag: told below.
  }
  throw new UsageError(`« ${value} » is not a language that --locale understands.`, {
    code: 'not-a-locale',
    hint: 'Give a language tag, with the country after a hyphen if it matters: fr-FR, en-GB, de.',
  });
}

/** An IANA time zone that this machine knows; throws UsageError otherwise. */
export function checkedTimezone(value: string): string {
  const zone = value.trim();
  try {
    // A shift such as +02:00 is understood here, but not by the browser.
    if (/^[a-z]/i.test(zone)) return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // Unknown: told below.
  }
  throw new UsageError(`« ${value} » is not a time zone that --timezone understands.`, {
    code: 'not-a-timezone',
    hint: 'Give the name of a zone: Europe/Paris, America/Martinique, UTC.',
  });
}
