import type { Validation } from './validator.js';

/** An e-mail address, also written `name (at) domain`; sample domains are invalid. */
export function validateEmail(raw: string): Validation {
  const value = raw
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/\s*(?:\[at\]|\(at\)|\{at\}|\[a\]|\(a\)|\s+at\s+|\[arobase\]|\(arobase\)|＠)\s*/g, '@')
    .replace(/\s*(?:\[dot\]|\(dot\)|\[point\]|\(point\)|\s+dot\s+|\s+point\s+)\s*/g, '.')
    .replace(/\s/g, '');
  if (!/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(value)) return { status: 'invalid', value };
  const sample =
    /@(?:example|exemple|domain|domaine|votredomaine|yourdomain|mail|email)\.(?:com|fr|org|net|tld)$|^(?:nom|name|votre|your|vous|you|prenom)[^@]*@(?:example|exemple|email|mail|domaine?)/.test(
      value,
    );
  return { status: sample ? 'invalid' : 'valid', value };
}
