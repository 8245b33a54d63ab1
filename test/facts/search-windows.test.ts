import { describe, expect, it } from 'vitest';
import { searchWindows, windowWords } from '../../src/facts/search-windows.js';

describe('windowWords', () => {
  it('takes words out of case groups and named groups, and none out of letter classes', () => {
    expect(windowWords('(?i:Siège|adresse)\\x20(?P<value>\\p{Lu}\\p{L}+)')).toEqual(['siege', 'adresse']);
    expect(windowWords('(?P<value>\\p{Lu}\\p{L}+)')).toEqual([]);
  });

  it('takes a sign that must stand there for want of words', () => {
    expect(windowWords('(?P<value>[A-Za-z.]+@[a-z]+\\.[a-z]{2,})')).toEqual(['@']);
    expect(windowWords('(?P<value>[A-Za-z.]+(?:@|at)[a-z]+)')).toEqual([]);
    expect(windowWords('(?P<value>[A-Za-z.]+@?[a-z]+)')).toEqual([]);
  });

  it('promises nothing for what may be left out', () => {
    expect(windowWords('(?i:adresse)?(?P<value>\\p{L}+)')).toEqual([]);
    expect(windowWords('(?P<value>\\p{L}+\\d?)')).toEqual([]);
  });
});

describe('searchWindows', () => {
  it('keeps the lines around a digit for a pattern that needs one', () => {
    const text = [...Array(30).fill('pommes'), 'Tél. 04 91', ...Array(30).fill('poires')].join('\n');
    const [window, ...others] = searchWindows(text, windowWords('(?P<value>\\d\\d [0-9]+)'));
    expect(others).toEqual([]);
    expect(text.slice(window?.start, window?.end).split('\n').length).toBeLessThan(30);
  });

  it('keeps the lines around each word and leaves out the rest', () => {
    const text = [...Array(30).fill('pommes'), 'Siège : Lyon', ...Array(30).fill('poires')].join('\n');
    const [window, ...others] = searchWindows(text, ['siege']);
    expect(others).toEqual([]);
    const kept = text.slice(window?.start, window?.end).split('\n');
    expect(kept).toContain('Siège : Lyon');
    expect(kept.length).toBeLessThan(30);
  });

  it('finds nothing to search where no word stands, and everything when no word is known', () => {
    expect(searchWindows('pommes\npoires', ['siege'])).toEqual([]);
    expect(searchWindows('pommes\npoires', [])).toEqual([{ start: 0, end: 13 }]);
  });
});
