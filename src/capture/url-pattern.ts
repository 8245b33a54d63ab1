import { decodeAddress } from '../evidence/decode-address.js';

/** An address with what differs between pages of one template taken out: digits and ids are `#`, titles and names `*`. */
export interface PatternParts {
  /** Without `www.`. */
  readonly host: string;
  readonly segments: readonly string[];
  /** Sorted by key. */
  readonly query: readonly (readonly [key: string, value: string])[];
  readonly hash: string;
}

/** Stands for a language code at the head of a path. */
export const anyLanguage = '{lang}';

const extension = /\.(?:html?|php\d?|aspx?|jsp|cfm|cgi|do|xhtml)$/i;
/** Languages that sites put at the head of their paths; a section of the same name (`/it/`) does no harm. */
const languageSegment =
  /^(?:fr|en|de|es|it|nl|pt|pl|sv|da|fi|no|nb|cs|sk|sl|hu|ro|bg|el|et|lv|lt|hr|ga|mt|uk|ru|tr|ar|he|ja|zh|ko|ca|eu|gl)(?:[-_](?:[a-z]{2}|hans|hant))?$/i;
const memberSection =
  /^(?:users?|u|members?|membres?|profiles?|profils?|authors?|auteurs?|utilisateurs?|mitglied(?:er)?|usuarios?|benutzer|people)$/i;
/** Pages of a member section that are no member's. */
const memberPage =
  /^(?:login|connexion|register|inscription|signup|sign-up|signin|sign-in|settings|password|new|list|search|all|edit|online|help|terms|privacy|rules)$/i;
/** Parameters that carry the address to go back to. */
const wayBack =
  /^(?:return(?:_?(?:to|url))?|redirect(?:_?(?:to|ur[il]))?|next|continue|back|referr?er|from|dest(?:ination)?|goto)$/i;
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Ids that no person chose, in hexadecimal, base 32, 36 or 64: `5f3a9c01`, `01HZX3NDEKTSV4RR`, `xk2mq8vqtz3hb`, `dQw4w9WgXcQ`. */
function isOpaqueId(text: string): boolean {
  if (uuid.test(text)) return true;
  if (!/\d/.test(text)) return false;
  if (/^[0-9a-f]{8,64}$/i.test(text) || /^[A-Z0-9]{10,64}$/.test(text)) return true;
  // Words in one piece may end in a year or begin with a number; they do not change between letters and digits again and again.
  if (/^[a-z0-9]{12,64}$/.test(text)) return (text.match(/[a-z]\d+[a-z]/g) ?? []).length >= 2;
  return /^[A-Za-z0-9_-]{10,64}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
}

/** One segment of a path or value of a parameter, generalised. */
function generalise(text: string): string {
  const plain = decodeAddress(text);
  if (/^\d+$/.test(plain) || isOpaqueId(plain)) return '#';
  // Forum software that names the kind by a letter: `t123-title`, `f4-board`.
  const lettered = /^([a-z]{1,2})\d+(?=[-_.]\p{L})/iu.exec(plain)?.[1];
  if (lettered) return `${lettered}#-*`;
  const words = plain.split(/[-_.+\s]+/).filter((word) => /\p{L}/u.test(word));
  const numbered = /(?:^\d+|\d+$|[-_.]\d{3,})/.test(plain) && /\d[-_.]|[-_.]\d/.test(plain);
  if (numbered && words.length > 0 && (/^\d/.test(plain) || words.length > 1 || /\p{L}\.\d+$/u.test(plain))) return '*';
  const replaced = plain.replace(/\d+/g, '#');
  if (replaced.split(/[-_+\s]/).length > 3 || replaced.length > 40) return '*';
  return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()).replace(/(?<!%[0-9A-F]?)\d+/g, '#');
}

function segmentOf(segment: string, before: string | undefined): string {
  const tail = extension.exec(segment)?.[0] ?? '';
  const stem = tail === '' ? segment : segment.slice(0, -tail.length);
  if (/^(?:@|%40|~)./.test(stem)) return `${stem.startsWith('~') ? '~' : '@'}*`;
  if (before !== undefined && stem !== '' && memberSection.test(before) && !memberPage.test(stem)) return `*${tail}`;
  return generalise(stem) + tail;
}

/** Takes an absolute address apart for comparison with others. Throws TypeError when it is none. */
export function patternParts(address: string): PatternParts {
  const url = new URL(address);
  const raw = url.pathname.replace(/;[^/]*/g, '').split('/');
  const segments = raw.map((segment, index) => {
    if (index === 1 && languageSegment.test(segment)) return anyLanguage;
    return segmentOf(segment, raw[index - 1]);
  });
  const query = [...url.searchParams].map(([key, value]): [string, string] => {
    if (value === '') return [generalise(key), ''];
    return [key.replace(/\d+/g, '#'), wayBack.test(key) && /[/.]/.test(value) ? '*' : generalise(value)];
  });
  query.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { host: url.host.replace(/^www\./, ''), segments, query, hash: url.hash.replace(/\d+/g, '#') };
}

/** The parts in one line, e.g. `example.org/topic/*?page=#`. */
export function joinParts({ host, segments, query, hash }: PatternParts): string {
  const search = query.map(([key, value]) => (value === '' ? key : `${key}=${value}`)).join('&');
  return `${host}${segments.join('/')}${search === '' ? '' : `?${search}`}${hash}`;
}

/** Pages of one template share a pattern, so that twenty topics do not fill the budget. */
export function urlPattern(address: string): string {
  return joinParts(patternParts(address));
}
