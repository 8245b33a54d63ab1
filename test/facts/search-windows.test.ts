import { describe, expect, it } from 'vitest';
import { longestWord, searchWindows, windowNeeds, windowsAround } from '../../src/facts/search-windows.js';

describe('windowNeeds', () => {
  it('takes words out of case groups and named groups, and none out of letter classes', () => {
    expect(windowNeeds('(?i:Siège|adresse)\\x20(?P<value>\\p{Lu}\\p{L}+)')).toEqual([['adresse', 'siege']]);
    expect(windowNeeds('(?P<value>\\p{Lu}\\p{L}+)')).toEqual([]);
    expect(windowNeeds('verger (?P<value>[\\p{Lu}]{3,}[^\\]\\p{N}]+)')).toEqual([['verger']]);
    expect(windowNeeds('\\[(?:verger|prune) (?P<value>[\\p{L}]+)\\]')).toEqual([['prune', 'verger'], ['['], [']']]);
  });

  it('tells all that a match holds, what says most first, and of words of two letters nothing', () => {
    const needs = windowNeeds('(?i:site|service)[^\\n]{0,60} (?:est|sont) (?i:édité) (?:par) (?P<value>SA|SARL) \\(');
    expect(needs).toEqual([['edite'], ['service', 'site'], ['est', 'sont'], ['par']]);
    expect(windowNeeds('(?P<value>SA|SARL) \\(')).toEqual([['(']]);
  });

  it('takes a sign or a digit that must stand there for want of words', () => {
    expect(windowNeeds('(?P<value>[A-Za-z]+@[a-z]+)')).toEqual([['@']]);
    expect(windowNeeds('(?P<value>[A-Za-z.]+(?:@|at)[a-z]+)')).toEqual([]);
    expect(windowNeeds('(?P<value>[A-Za-z.]+@?[a-z]+)')).toEqual([]);
    expect(windowNeeds('(?P<value>\\d\\d [A-Z]+)')).toEqual([[...'0123456789']]);
  });

  it('promises nothing for what may be left out', () => {
    expect(windowNeeds('(?i:adresse)?(?P<value>\\p{L}+)')).toEqual([]);
    expect(windowNeeds('(?P<value>\\p{L}+\\d?)')).toEqual([]);
  });

  it('reads nothing out of letters that fold to two, and asks for no border of a word, which may lie elsewhere in folded text', () => {
    expect(windowNeeds('c[œo]uvre (?P<value>\\p{L}+)')).toEqual([['uvre']]);
    expect(windowNeeds('maître d.œ?uvre(?P<value>\\p{L}+)')).toEqual([['maitre'], ['uvre']]);
    expect(windowNeeds('\\b(?i:rue) (?P<value>\\p{L}+)')).toEqual([['rue']]);
  });
});

describe('searchWindows', () => {
  const text = [...Array(30).fill('pommes'), 'Siège : Lyon', 'poires', 'Tél. 04 91', ...Array(30).fill('poires')].join('\n');
  const kept = (lists: readonly (readonly number[])[], reach?: number) =>
    searchWindows(text, lists, reach).map(({ start, end }) => text.slice(start, end).split('\n'));

  it('keeps the lines around each line that holds a text of the need', () => {
    expect(kept([[30]], 1)).toEqual([['pommes', 'Siège : Lyon', 'poires']]);
    expect(kept([[30, 32]], 0)).toEqual([['Siège : Lyon'], ['Tél. 04 91']]);
  });

  it('keeps of several needs what lies around all of them', () => {
    expect(kept([[30], [32]], 1)).toEqual([['poires']]);
    expect(kept([[30], [32]], 0)).toEqual([]);
    expect(kept([[30], [32, 60]], 2)).toEqual([['Siège : Lyon', 'poires', 'Tél. 04 91']]);
  });

  it('finds nothing to search where a need is not met, and everything when none is known', () => {
    expect(searchWindows('pommes\npoires', [[0], []])).toEqual([]);
    expect(searchWindows('pommes\npoires', [])).toEqual([{ start: 0, end: 13 }]);
  });
});

describe('windowsAround', () => {
  const text = [...Array(9).fill('pommes'), 'Siège : Lyon', ...Array(9).fill('poires')].join('\n');
  const linesIn = (windows: ReturnType<typeof searchWindows>) =>
    windows.flatMap(({ start, end }) => text.slice(start, end).split('\n'));

  it('keeps of the parts before what lies around the piece as well', () => {
    const before = searchWindows(text, [[9]], 2);
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
