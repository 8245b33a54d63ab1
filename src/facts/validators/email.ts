import type { Validation } from './validator.js';

const writtenAt =
  /\s*[[({<]\s*(?:at|[aà]|arobase?|arroba|chiocciola|chez|@)\s*[\])}>]\s*|(?<![-–—_*~])\s+(?:at|à|chez|arobase?|arroba|chiocciola)\s+/g;
/** Between dashes or other marks: `name - at - domain`. A domain may have the same in it (`a@look-at-me.example`). */
const dashedAt = /\s*[-–—_*~]\s*(?:at|arobase?|arroba|chiocciola)\s*[-–—_*~]\s*/;
const writtenDot = /\s*[[({<]\s*(?:dot|point|punkt|punto|\.)\s*[\])}>]\s*|\s+(?:dot|point|punkt|punto)\s+/g;

/** Domains and names that a template leaves to be filled in. */
const samples: readonly RegExp[] = [
  /@(?:example|exemple|domain|domaine|mail|email)\.(?:com|fr|org|net|tld)$/,
  /@(?:(?:votre|mon|ton|nom-?du?-?|nom-?de-?|your|my|tu|su|tuo|mio|ihre|deine|meine)-?(?:site|domaine?|sitio|sito|dominio|seite|webseite|website|entreprise|societe|company|empresa|azienda|firma))\.[a-z]{2,}$/,
  /^x{3,}@/,
  /^(?:nom|name|votre|your|vous|you|prenom)[^@]*@(?:example|exemple|email|mail|domaine?)/,
];

/** An e-mail address, also written `name (at) domain`; sample domains are invalid. */
export function validateEmail(raw: string): Validation {
  const plain = raw
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(writtenAt, '@');
  const value = (plain.includes('@') ? plain : plain.replace(dashedAt, '@')).replace(writtenDot, '.').replace(/\s/g, '');
  if (!/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(value)) return { status: 'invalid', value };
  const sample = samples.some((pattern) => pattern.test(value));
  return { status: sample ? 'invalid' : 'valid', value };
}
