import type { Validation } from './validator.js';

const writtenAt = /\s*[[({<]\s*(?:at|a|arobase?|arroba|chiocciola|chez|@)\s*[\])}>]\s*|\s+(?:at|arobase?|arroba|chiocciola)\s+/g;
const writtenDot = /\s*[[({<]\s*(?:dot|point|punkt|punto|\.)\s*[\])}>]\s*|\s+(?:dot|point|punkt|punto)\s+/g;

/** An e-mail address, also written `name (at) domain`; sample domains are invalid. */
export function validateEmail(raw: string): Validation {
  const value = raw
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(writtenAt, '@')
    .replace(writtenDot, '.')
    .replace(/\s/g, '');
  if (!/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(value)) return { status: 'invalid', value };
  const sample =
    /@(?:example|exemple|domain|domaine|votredomaine|yourdomain|mail|email)\.(?:com|fr|org|net|tld)$|^(?:nom|name|votre|your|vous|you|prenom)[^@]*@(?:example|exemple|email|mail|domaine?)/.test(
      value,
    );
  return { status: sample ? 'invalid' : 'valid', value };
}
