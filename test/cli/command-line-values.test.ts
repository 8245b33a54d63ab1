import { describe, expect, it } from 'vitest';
import { checkedDate } from '../../src/cli/checked-date.js';
import { entryUrlFrom } from '../../src/cli/entry-url.js';
import { interfaceLanguage } from '../../src/cli/interface-language.js';
import { UsageError } from '../../src/errors.js';

describe('the address of a site', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    ['example.org/forum#top', 'https://example.org/forum'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['  https://exemple.fr/à-propos ', 'https://exemple.fr/%C3%A0-propos'],
    ['localhost:3000', 'https://localhost:3000/'],
  ])('reads %s as %s', (typed, url) => {
    expect(entryUrlFrom(typed)).toBe(url);
  });

  it.each(['', 'ftp://example.org', 'file:///etc/passwd', 'not a url', 'https://', 'https://me:secret@example.org'])(
    'refuses %j',
    (typed) => {
      expect(() => entryUrlFrom(typed)).toThrow(UsageError);
    },
  );
});

describe('a day', () => {
  it('accepts one that exists', () => {
    expect(checkedDate('--as-of', '2024-02-29')).toBe('2024-02-29');
  });
  it.each(['2023-02-29', '2024-13-01', '17/02/2024', '2024-2-17', 'today', ''])('refuses %j', (value) => {
    expect(() => checkedDate('--as-of', value)).toThrow(UsageError);
  });
});

describe('the language of the messages', () => {
  it('is the one asked for, whatever the system says', () => {
    expect(interfaceLanguage('en', { LANG: 'fr_FR.UTF-8' })).toBe('en');
  });
  it.each([
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'fr' }, 'fr'],
    [{ LC_ALL: 'fr_CA.UTF-8', LANG: 'en_US.UTF-8' }, 'fr'],
    [{ LC_ALL: '', LANG: 'fr_BE' }, 'fr'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'fry_NL' }, 'en'],
    [{}, 'en'],
  ] as const)('follows the system %j: %s', (env, language) => {
    expect(interfaceLanguage(undefined, env)).toBe(language);
  });
});
