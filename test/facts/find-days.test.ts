import { describe, expect, it } from 'vitest';
import { findDays } from '../../src/facts/find-days.js';
import { dayIn, monthsAfter, numberIn } from '../../src/facts/transparency-report/cell-values.js';

describe('days in a text', () => {
  it.each([
    ['from 1 july 2025 to 31 december 2025', ['2025-07-01', '2025-12-31']],
    ['du 1er juillet au 31 decembre 2025', ['2025-12-31']],
    ['december 31, 2025', ['2025-12-31']],
    ['31.12.2025', ['2025-12-31']],
    ['am 17. februar 2026', ['2026-02-17']],
    ['de febrero de 2026', ['2026-02-28']],
    ['h2 2025', ['2025-12-31']],
    ['premier semestre 2026', ['2026-06-30']],
    ['transparency report 2025', ['2025-12-31']],
    ['2025-07-01/2025-12-31', ['2025-07-01', '2025-12-31']],
    ['regulation (eu) 2022/2065 and 2024/2835', []],
    ['over 2025.5 and 12025', []],
  ])('%s', (text, days) => expect(findDays(text).map(({ end }) => end)).toEqual(days));
});

describe('cells', () => {
  it.each([
    ['', { kind: 'blank' }],
    ['0', { kind: 'number', value: 0, local: false }],
    ['0.25', { kind: 'number', value: 0.25, local: false }],
    ['1 234', { kind: 'number', value: 1234, local: true }],
    ['1,234', { kind: 'number', value: 1234, local: true }],
    ['1.234,5', { kind: 'number', value: 1234.5, local: true }],
    ['12,5', { kind: 'number', value: 12.5, local: true }],
    ['97 %', { kind: 'number', value: 0.97, local: true }],
    ['3.5 hours', { kind: 'number', value: 3.5, local: true }],
    ['N/A', { kind: 'marker' }],
    ['see above', { kind: 'text' }],
  ])('%s as a number', (cell, read) => expect(numberIn(cell)).toEqual(read));
  it.each([
    ['2025-12-31', { day: '2025-12-31', local: false }],
    ['2025-12-31T00:00:00', { day: '2025-12-31', local: false }],
    ['31/12/2025', { day: '2025-12-31', local: true }],
    ['12/31/2025', { day: '2025-12-31', local: true }],
    ['07/01/2025', undefined],
    ['2025-02-30', undefined],
    ['soon', undefined],
  ])('%s as a day', (cell, read) => expect(dayIn(cell)).toEqual(read));
  it.each([
    ['2025-12-31', '2026-02-28'],
    ['2026-06-30', '2026-08-31'],
    ['2027-12-31', '2028-02-29'],
    ['2026-03-15', '2026-05-15'],
  ])('two months after %s is %s', (day, due) => expect(monthsAfter(day, 2)).toBe(due));
});
