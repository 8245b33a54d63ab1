import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../src/facts/document-draft.js';

const html = (content: string) => htmlOf({ source: 'p1', format: 'markdown', content });

describe('a Markdown page of a site generator', () => {
  it('keeps an indented mark-up as mark-up, also behind an empty line', () => {
    expect(html('<div>\n      <p>Avant.</p>\n\n      <h2>Éditeur</h2>\n      <p>Jeanne Verger</p>\n</div>')).toContain(
      '<h2>Éditeur</h2>',
    );
  });

  it('keeps fenced code as code', () => {
    expect(html('```\n<h2>Éditeur</h2>\n```')).toContain('&lt;h2&gt;');
  });

  it('breaks a line that ends in two backslashes, as kramdown does', () => {
    expect(html('Jeanne Verger \\\\\n3 rue des Pommiers \\\\\n69003 Lyon')).toContain(
      'Jeanne Verger<br>3 rue des Pommiers<br>69003 Lyon',
    );
  });
});
