import { UsageError } from '../errors.js';

/** An address as typed (`example.org`, `https://example.org/forum`) → absolute http(s) URL; throws UsageError. */
export function entryUrlFrom(typed: string): string {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw new UsageError(`« ${text} » is not the address of a web site.`, {
      code: 'not-a-url',
      hint: 'Give an address that starts with https:// or http://, for example https://example.org.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('The address holds a user name or a password.', {
      code: 'url-with-credentials',
      hint: 'Remove them: a capture is made as an anonymous visitor, and the address is written in the evidence.',
    });
  }
  url.hash = '';
  return url.href;
}
