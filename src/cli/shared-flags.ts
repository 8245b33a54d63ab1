import { Flags } from '@oclif/core';
import { failOnLevels } from './exit-code-for.js';
import { interfaceLanguages } from './interface-language.js';

/** Flags that several commands take; each command picks its own with a spread. */
export const outFlag = {
  out: Flags.string({ char: 'o', helpValue: 'DIR', summary: 'Folder to write into; it must be new or empty.' }),
};

export const languageFlag = {
  lang: Flags.option({ options: interfaceLanguages })({
    char: 'l',
    summary: 'Language of the report and of the messages; by default the one of the system, else English.',
  }),
};

export const judgingFlags = {
  profile: Flags.string({ char: 'p', helpValue: 'FILE', summary: 'What you declare about the service (YAML).' }),
  service: Flags.string({
    helpValue: 'KIND',
    summary:
      'Usual answers about the service in one word: forum, chat, social, dating, marketplace, shop, publisher, video, adult.',
  }),
  set: Flags.string({ helpValue: 'NAME', default: 'all', summary: 'Set of rules to apply.' }),
  'as-of': Flags.string({
    helpValue: 'DATE',
    summary: 'Day at which the law is read (YYYY-MM-DD); by default the day of the capture.',
  }),
  'fail-on': Flags.option({ options: failOnLevels })({
    default: 'major',
    summary: 'Lowest severity of a failed obligation that ends the command with exit code 1.',
  }),
};

export const captureFlags = {
  'max-pages': Flags.integer({ helpValue: 'N', default: 40, min: 1, max: 2000, summary: 'Largest number of pages to visit.' }),
  'max-depth': Flags.integer({
    helpValue: 'N',
    default: 4,
    min: 0,
    max: 20,
    summary: 'Largest number of links to follow from the entry page.',
  }),
  'max-seconds': Flags.integer({
    helpValue: 'S',
    default: 900,
    min: 5,
    max: 86_400,
    summary: 'Longest duration of the visit, in seconds.',
  }),
  locale: Flags.string({ helpValue: 'TAG', default: 'fr-FR', summary: 'Language that the browser asks for.' }),
  timezone: Flags.string({ helpValue: 'ZONE', default: 'Europe/Paris', summary: 'Time zone of the browser.' }),
  browser: Flags.string({ helpValue: 'PATH', summary: 'Chromium, Chrome or Edge to use; VIGIE_BROWSER says the same.' }),
};

export const quietFlag = {
  quiet: Flags.boolean({ char: 'q', summary: 'Print the result only, no progress.' }),
};
