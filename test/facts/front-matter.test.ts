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
    [
      'a title in quotes before a comment',
      '---\ntitle: "Le verger # 1" # shown in the menu\ndraft: false\n---\nBonjour.',
      { title: 'Le verger # 1', body: 'Bonjour.' },
    ],
    [
      'a bare title before a comment',
      '---\ntitle: Le verger # 1 en France\n---\nBonjour.',
      { title: 'Le verger', body: 'Bonjour.' },
    ],
    [
      'TOML between plus signs',
      '+++\ntitle = "Questions fréquentes"\nweight = -5\nlayout = \'faq\'\n\n[[faq]]\n  question = "Où ?"\n  tags = ["a",\n    "b"]\n+++\nBonjour.',
      { title: 'Questions fréquentes', body: 'Bonjour.' },
    ],
    [
      'plus signs around a sentence',
      '+++\nUn mot = une idée.\nSoyez courtois.\n+++\nSuite.',
      { body: '+++\nUn mot = une idée.\nSoyez courtois.\n+++\nSuite.' },
    ],
    [
      'bare lines of data above the text',
      'Title: House rules\nDate: 2026-01-02\nSlug: rules\n\nBe kind.',
      { title: 'House rules', body: 'Be kind.' },
    ],
    ['a first line that is no title', 'Note: be kind.\n\nAlways.', { body: 'Note: be kind.\n\nAlways.' }],
    ['a title with text right below it', 'Title: rules\nBe kind.\n\nAlways.', { body: 'Title: rules\nBe kind.\n\nAlways.' }],
    [
      'text that a page keeps among its data',
      '---\ntitle: Mentions\nsections:\n  - type: prose\n    body: |\n      ## Éditeur\n\n      Verger Bleu\n  - type: prose\n    intro: "Ceci est une phrase assez longue pour être lue par les visiteurs de ce site, et non un mot."\n---\n',
      {
        title: 'Mentions',
        body: '## Éditeur\n\nVerger Bleu\n\n\nCeci est une phrase assez longue pour être lue par les visiteurs de ce site, et non un mot.',
      },
    ],
    [
      'TOML above nothing, which is no text',
      '+++\ntitle = "Contact"\nsummary = "Une phrase assez longue pour que des visiteurs la lisent"\nlayout = "page"\ntemplate = "contact"\n+++\n',
      { title: 'Contact', body: '' },
    ],
    ['data that are no YAML, above nothing', '---\ntitle: Mentions\nbody: [}\n---\n', { title: 'Mentions', body: '' }],
    ['no title', '---\nlang: fr\n---\nBonjour.', { body: 'Bonjour.' }],
    ['no front matter', '# Bonjour\n\n---\n\ntitle: rien\n\n---\n', { body: '# Bonjour\n\n---\n\ntitle: rien\n\n---\n' }],
    ['a page that begins with a rule', '---\nUn mot avant tout.\n---\nSuite.', { body: '---\nUn mot avant tout.\n---\nSuite.' }],
  ])('reads %s', (_, content, expected) => {
    expect(readFrontMatter(content)).toEqual(expected);
  });
});
