import { Flags } from '@oclif/core';
import { defaultLimits } from '../capture/capture-options.js';
import { deviceNames } from '../capture/device.js';
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
  set: Flags.string({
    helpValue: 'NAME',
    default: 'all',
    summary: 'Set of rules to apply: its name, or the path of a YAML file of your own.',
  }),
  'as-of': Flags.string({
    helpValue: 'DATE',
    summary: 'Day at which the law is read (YYYY-MM-DD); by default the day of the capture.',
  }),
  'fail-on': Flags.option({ options: failOnLevels })({
    default: 'major',
    summary: 'Lowest severity of a failed obligation that ends the command with exit code 1.',
  }),
};

/** How far the visit goes, how it asks and whom it says it is. */
export const captureFlags = {
  'max-pages': Flags.integer({ helpValue: 'N', default: 60, min: 1, max: 2000, summary: 'Largest number of pages to visit.' }),
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
  samples: Flags.integer({
    helpValue: 'N',
    default: 3,
    min: 1,
    max: 100,
    summary: 'Pages to visit among those that one template makes, such as the topics of a forum.',
  }),
  robots: Flags.option({ options: ['respect', 'ignore'] as const })({
    default: 'respect',
    summary: 'What to do with robots.txt; an authority that acts within its powers may ignore it, and the report says so.',
  }),
  concurrency: Flags.integer({
    helpValue: 'N',
    default: 2,
    min: 1,
    max: 8,
    summary: 'Pages opened at the same time; 2, because many sites slow down or block a visitor who opens more.',
  }),
  delay: Flags.integer({
    helpValue: 'MS',
    default: defaultLimits.politenessMs,
    min: 0,
    max: 60_000,
    summary: 'Pause before each page, in milliseconds; none on this very machine.',
  }),
  device: Flags.option({ options: deviceNames })({ default: 'desktop', summary: 'What the site is visited with.' }),
  viewport: Flags.string({
    helpValue: 'WxH',
    summary: 'Window in pixels; by default 1280x800, and 390x844 for a mobile device.',
  }),
  locale: Flags.string({ helpValue: 'TAG', default: 'fr-FR', summary: 'Language that the browser asks for (BCP 47).' }),
  timezone: Flags.string({ helpValue: 'ZONE', default: 'Europe/Paris', summary: 'Time zone of the browser.' }),
  'user-agent': Flags.string({
    helpValue: 'TEXT',
    summary: 'User-Agent to send; by default the browser’s own, followed by Vigie and its version.',
  }),
  'storage-state': Flags.string({
    helpValue: 'FILE',
    summary: 'Login made with `vigie login`: the site is visited as a visitor, then as that member.',
  }),
  header: Flags.string({
    char: 'H',
    helpValue: "'NAME: VALUE'",
    multiple: true,
    multipleNonGreedy: true,
    summary: 'Request header for the audited site only; its value is never written in the evidence. May be repeated.',
  }),
  'basic-auth': Flags.string({
    helpValue: 'USER:PASSWORD',
    env: 'VIGIE_BASIC_AUTH',
    summary: 'Basic authentication of the audited site; VIGIE_BASIC_AUTH says the same out of sight.',
  }),
  proxy: Flags.string({ helpValue: 'URL', summary: 'Proxy through which everything goes (http, https, socks4 or socks5).' }),
  'allow-private': Flags.string({
    helpValue: 'HOST',
    multiple: true,
    multipleNonGreedy: true,
    summary: 'Host of a private network that may be connected to, besides the one that you typed. May be repeated.',
  }),
  media: Flags.option({ options: ['keep', 'none'] as const })({
    summary:
      'Pictures and films: keep what the site shows, or neither ask for nor photograph them. By default kept unless the service is for adults.',
  }),
  'signal-list': Flags.string({
    helpValue: 'FILE',
    summary:
      'Words, and addresses that were reported, one a line: pages with them are not looked at, for child sexual abuse material.',
  }),
  cleared: Flags.string({
    helpValue: 'PATTERN',
    multiple: true,
    multipleNonGreedy: true,
    summary:
      'Addresses (regular expression) that a person has looked at: words there are no sign of such material. May be repeated.',
  }),
  operator: Flags.string({
    helpValue: 'TEXT',
    summary: 'Who makes the visit, for the environment sheet: one line, as it is to stand in the evidence.',
  }),
  case: Flags.string({ helpValue: 'TEXT', summary: 'Reference of the case, for the environment sheet: one line.' }),
  ntp: Flags.string({
    helpValue: 'HOST[:PORT]',
    summary:
      'Time server to compare the clock with, at start and end; asked directly, not through --proxy. By default not checked.',
  }),
  'public-ip-from': Flags.string({
    helpValue: 'URL',
    summary: 'Web address that answers with your public IP address, asked at start and end; by default not asked.',
  }),
  browser: Flags.string({
    helpValue: 'PATH',
    summary: 'Chromium, Chrome or Edge to use; VIGIE_BROWSER says the same, or `packed` for that of the npm package.',
  }),
};

/** An audit records the three states of consent unless it is told not to; a capture only when it is told to. */
export const auditConsentFlag = {
  consent: Flags.boolean({
    allowNo: true,
    default: true,
    summary: 'See the site before any choice about cookies, after a refusal and after an acceptance; --no-consent leaves it out.',
  }),
};
/** What a visitor's hands find out, for the rules that ask for it. */
export const probeFlags = {
  probes: Flags.boolean({
    allowNo: true,
    default: true,
    summary: 'Try the ways a visitor would take (report, post, register) and send nothing; --no-probes leaves it out.',
  }),
  'allow-request': Flags.string({
    multiple: true,
    helpValue: 'PATTERN',
    summary: 'Addresses to which probes may send anything: your own test platform. A regular expression; may be repeated.',
  }),
  'with-probe': Flags.string({
    multiple: true,
    helpValue: 'ID',
    summary: 'Run this probe too, though it is run on request only (docs/probes.md); may be repeated.',
  }),
};
export const captureConsentFlag = {
  consent: Flags.boolean({
    allowNo: true,
    default: false,
    summary: 'See the site before any choice about cookies, after a refusal and after an acceptance; left out by default.',
  }),
};

export const resumeFlag = {
  resume: Flags.string({
    helpValue: 'DIR',
    exclusive: ['out'],
    summary: 'Go on with the unfinished capture in that folder, with the options it was started with.',
  }),
};

export const logFormats = ['text', 'json'] as const;

export const logFormatFlag = {
  'log-format': Flags.option({ options: logFormats })({
    default: 'text',
    summary: 'Progress on stderr as text, or as one JSON object per line (docs/progress.md).',
  }),
};

export const quietFlag = {
  quiet: Flags.boolean({ char: 'q', summary: 'Print the result only, no progress.' }),
};
