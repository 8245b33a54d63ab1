import type { Bilingual } from '../ruleset/vocabulary.js';
import { frenchSpacing } from './french-spacing.js';

export type ReportLanguage = 'fr' | 'en';
/** A locale file as read: nested sections down to a sentence, or to its plural forms. */
export type Messages = { readonly [key: string]: string | Messages };
export type Params = Readonly<Record<string, string | number>>;

/** Everything the report says, in one language. */
export interface Words {
  readonly lang: ReportLanguage;
  /** Sentence of the locale file by dotted key, `{name}` filled in. Throws when the key or a parameter is missing. */
  readonly t: (key: string, params?: Params) => string;
  /** Like `t`, with the form (`one`, `other`) that the count asks for; `{count}` is the formatted count. */
  readonly plural: (key: string, count: number, params?: Params) => string;
  /** Label by key, or the raw value when the locale has none (open vocabularies such as profile keys). */
  readonly label: (section: string, value: string) => string;
  readonly pick: (text: Bilingual) => string;
  /** Calendar day in UTC, in words. */
  readonly date: (iso: string) => string;
  /** Day and time in UTC, to the second, the zone stated. */
  readonly dateTime: (iso: string) => string;
  readonly time: (iso: string) => string;
  /** 0..1 as a percentage. */
  readonly percent: (share: number) => string;
  readonly number: (value: number) => string;
  /** Bytes as kB or MB. */
  readonly size: (bytes: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly languageName: (code: string) => string;
}

export function createWords(lang: ReportLanguage, messages: Messages): Words {
  const region = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const rules = new Intl.PluralRules(region);
  const numbers = new Intl.NumberFormat(region);
  const sizes = (unit: 'kilobyte' | 'megabyte') =>
    new Intl.NumberFormat(region, { style: 'unit', unit, maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(region, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const names = new Intl.DisplayNames(region, { type: 'language', fallback: 'code' });
  const lists = new Intl.ListFormat(region, { type: 'conjunction' });

  const t: Words['t'] = (key, params = {}) => {
    const message = find(messages, key);
    if (typeof message !== 'string') throw new Error(`reports/locales/${lang}.yaml has no sentence « ${key} »`);
    return fill(message, params, key);
  };
  const day = (iso: string) => days.format(new Date(iso));
  // French writes the first of a month as an ordinal: 1er juin.
  const date: Words['date'] = (iso) => (isDate(iso) ? (lang === 'fr' ? day(iso).replace(/^1 /, '1er ') : day(iso)) : iso);
  const time: Words['time'] = (iso) => (isDate(iso) ? `${new Date(iso).toISOString().slice(11, 19)} UTC` : iso);
  return {
    lang,
    t,
    plural: (key, count, params = {}) => t(`${key}.${rules.select(count)}`, { ...params, count: numbers.format(count) }),
    label: (section, value) => {
      const found = find(messages, section);
      const label = typeof found === 'object' && Object.hasOwn(found, value) ? found[value] : undefined;
      return typeof label === 'string' ? label : value;
    },
    pick: (text) => (lang === 'fr' ? frenchSpacing(text.fr) : text.en),
    date,
    time,
    dateTime: (iso) => (isDate(iso) ? t('format.dateTime', { date: date(iso), time: time(iso) }) : iso),
    percent: (share) => t('format.percent', { value: Math.round(share * 100) }),
    number: (value) => numbers.format(value),
    size: (bytes) => (bytes < 1e6 ? sizes('kilobyte').format(bytes / 1e3) : sizes('megabyte').format(bytes / 1e6)),
    list: (items) => lists.format(items),
    languageName: (code) =>
      /^[a-z]{2,3}$/.test(code) && code !== 'und' ? (names.of(code) ?? code) : t('format.unknownLanguage'),
  };
}

function isDate(iso: string): boolean {
  return !Number.isNaN(Date.parse(iso));
}

function find(messages: Messages, key: string): string | Messages | undefined {
  let here: string | Messages | undefined = messages;
  for (const step of key.split('.')) {
    if (typeof here !== 'object' || !Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}

function fill(message: string, params: Params, key: string): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the sentence « ${key} » of the report needs « ${name} »`);
    return String(value);
  });
}
