import { describe, expect, it } from 'vitest';
import { longestWord, searchWindows, windowsAround, windowWords } from '../../src/facts/search-windows.js';

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

describe('windowsAround', () => {
  const text = [...Array(9).fill('pommes'), 'Siège : Lyon', ...Array(9).fill('poires')].join('\n');
  const linesIn = (windows: ReturnType<typeof searchWindows>) =>
    windows.flatMap(({ start, end }) => text.slice(start, end).split('\n'));

  it('keeps of the parts before what lies around the piece as well', () => {
    const before = searchWindows(text, ['siege'], 2);
    expect(linesIn(before)).toEqual(['pommes', 'pommes', 'Siège : Lyon', 'poires', 'poires']);
    expect(linesIn(windowsAround(text, before, /poires/g, 2))).toEqual(['pommes', 'Siège : Lyon', 'poires', 'poires']);
    expect(windowsAround(text, before, /prunes/g, 2)).toEqual([]);
  });

  it('keeps lines with very long words, in which no piece is looked for', () => {
    const long = `Lyon ${'x'.repeat(longestWord + 1)}`;
    const whole = ['pommes', 'pommes', long, 'pommes', 'poires Lyon', 'pommes'].join('\n');
    const windows = windowsAround(whole, [{ start: 0, end: whole.length }], /Lyon|x{200}/g, 0);
    expect(windows.map(({ start, end }) => whole.slice(start, end))).toEqual([long, 'poires Lyon']);
  });
});
