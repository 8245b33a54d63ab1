import { parse } from 'tldts';
import { foldText } from './fold-text.js';
import type { PageView } from './page-view.js';
import { latestValue } from './recent-values.js';

/** What a name says of what a company is, not of which one it is. Folded, without periods. */
const forms =
  /\b(?:sasu?|sarl|eurl|sa|snc|sci|scop|scic|gmbh(?: & co kg)?|ug|ag|kg|ohg|ev|ek|pty|pte|pvt|ltd|limited|inc|llc|llp|plc|bv|nv|srl|spa|slu?|ab|aps|oy|uc|dac|asbl|selarl|earl|association|societe|verein|company|corp)\b/g;

/** Shorter, and a name may agree by chance. */
const fewestLetters = 3;
/** An address may add that to a name, or leave as much out: `npmjs.com` of npm, Inc. */
const mostBeyond = 3;
/** An address of so many letters may be the beginning or the end of a longer name: `verger-bleu.example` of Les Amis du Verger Bleu. */
const longPart = 6;

const lettersOf = (text: string): string => text.replace(/[^a-z0-9]/g, '');

const squeezed = (name: string): string => lettersOf(foldText(name).folded.replaceAll('.', '').replace(forms, ' '));

/** German addresses write `ue` for ü. */
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const spelledOut = (name: string): string => name.toLowerCase().replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter);

/**
 * Whether a name is that of an address, word borders, accents and legal form aside: « Verger Bleu SAS » and `www.verger-bleu.example`.
 * @param host of a page or a mailbox
 */
export function isNameOf(name: string, host: string): boolean {
  return isSpelledAs(squeezed(name), host) || (/[äöüß]/i.test(name) && isSpelledAs(squeezed(spelledOut(name)), host));
}

function isSpelledAs(letters: string, host: string): boolean {
  const { domainWithoutSuffix, publicSuffix } = parse(host, { allowPrivateDomains: true });
  const own = lettersOf((domainWithoutSuffix ?? '').toLowerCase());
  if (letters.length < fewestLetters || own.length < fewestLetters) return false;
  // `comwork.io` is that of COMWORKIO.
  if (letters === own || letters === own + lettersOf(publicSuffix ?? '')) return true;
  if (own.startsWith(letters)) return own.length - letters.length <= mostBeyond && letters.length >= own.length / 2;
  return own.length >= longPart && (letters.startsWith(own) || letters.endsWith(own));
}

const mailbox = /@((?:[a-z0-9-]+\.)+[a-z]{2,})/gi;

/** The hosts of the mailboxes that a page names, in its words or behind its links; all names of a page are asked of the same. */
const mailHosts = latestValue(({ blocks, links }: PageView): readonly string[] => {
  const texts = [...blocks.map(({ text }) => text), ...links.map(({ url }) => (url.startsWith('mailto:') ? url : ''))];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(mailbox)].map(([, host = '']) => host.toLowerCase())))];
});

/**
 * Whether a name is that of the site's own address (`site`), or also of a mailbox that the page gives (`mailbox`): who bears the name of
 * the site is hardly somebody else.
 */
export function isNamedAs(name: string, wanted: 'site' | 'mailbox', view: PageView): boolean {
  if (isNameOf(name, view.url)) return true;
  return wanted === 'mailbox' && mailHosts(view).some((host) => isNameOf(name, host));
}
