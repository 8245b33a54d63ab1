import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/facts/front-matter.js';

describe('front matter of a Markdown page', () => {
  it.each([
    [
      'a title',
      '---\nlayout: default\ntitle: Règles du verger\n---\n\nSoyez courtois.',
      { title: 'Règles du verger', body: '\nSoyez courtois.' },
    ],
    [
      'a title in quotes',
      '---\ntitle: "House rules"\ntags:\n  - rules\n---\nBe kind.',
      { title: 'House rules', body: 'Be kind.' },
    ],
    ['no title', '---\nlang: fr\n---\nBonjour.', { body: 'Bonjour.' }],
    ['no front matter', '# Bonjour\n\n---\n\ntitle: rien\n\n---\n', { body: '# Bonjour\n\n---\n\ntitle: rien\n\n---\n' }],
    ['a page that begins with a rule', '---\nUn mot avant tout.\n---\nSuite.', { body: '---\nUn mot avant tout.\n---\nSuite.' }],
  ])('reads %s', (_, content, expected) => {
    expect(readFrontMatter(content)).toEqual(expected);
  });
});
