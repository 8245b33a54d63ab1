import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/facts/transparency-report/fill-template.js';
import {
  csvSource,
  csvSources,
  half,
  reportsIn,
  sheetsOf,
  violationsIn,
  xlsxSource,
  zipOf,
  zipSource,
} from '../../support/tiny-report.js';

const codes = (violations: readonly { check: string; code: string }[]) => violations.map(({ check, code }) => `${check} ${code}`);

describe('a valid report has no violation', () => {
  it('as loose CSV files', () => expect(violationsIn(reportsIn(...csvSources(sheetsOf()))[0])).toEqual([]));
  it('as an archive of CSV files', () => expect(violationsIn(reportsIn(zipSource(zipOf(sheetsOf())))[0])).toEqual([]));
  it('as a workbook, but for the CSV version that the template asks for', async () => {
    const [report] = reportsIn(await xlsxSource(sheetsOf()));
    expect(codes(violationsIn(report))).toEqual(['tr-csv workbook']);
  });
  it('as one CSV file that holds all sheets', () => {
    const rows = Object.entries(sheetsOf()).flatMap(([name, sheet]) => [[name], ...sheet, ['']]);
    const [report] = reportsIn(csvSource('report.csv', toCsv(rows)));
    expect(codes(violationsIn(report)).filter((code) => !code.endsWith('heading-low'))).toEqual([]);
    expect(report?.tables).toHaveLength(11);
  });
});

describe('files as people publish them', () => {
  it('are told by their names when they were renumbered', () => {
    const { '3_member_states_orders': orders, '4_notices': notices, ...rest } = sheetsOf();
    const [report] = reportsIn(...csvSources({ ...rest, '4_member_states_order': orders ?? [], '5_notices': notices ?? [] }));
    expect(violationsIn(report)).toEqual([]);
  });
  it('are told by their headings when they have no telling name', () => {
    const sheets = Object.values(sheetsOf()).map((rows, index) => [`export-${'abcdefghijk'[index]}`, rows] as const);
    expect(violationsIn(reportsIn(...csvSources(Object.fromEntries(sheets)))[0])).toEqual([]);
  });
  it('are one report for each service that has a folder in the archive', () => {
    const files = (folder: string) =>
      Object.entries(sheetsOf()).map(([name, rows]) => [`${folder}/${name}.csv`, strToU8(toCsv(rows))] as const);
    const archive = zipSync(Object.fromEntries([...files('verger'), ...files('potager')]));
    const reports = reportsIn(zipSource(archive));
    expect(reports.map((report) => violationsIn(report))).toEqual([[], []]);
  });
  it('are one report for each period that a page links', () => {
    const second = Object.entries(sheetsOf({ starts: '2026-01-01', ends: '2026-12-31' })).map(
      ([name, rows]) => [`${name}-2026`, rows] as const,
    );
    const reports = reportsIn(...csvSources(sheetsOf()), ...csvSources(Object.fromEntries(second)));
    expect(reports.map(({ ends }) => ends?.day)).toEqual(['2025-12-31', '2026-12-31']);
  });
  it('keep their row numbers where cells hold line breaks', () => {
    const change = [
      { sheet: 'orders', row: 'KEYWORD_PHISHING', column: 'scope', to: 'GR' },
      { sheet: 'orders', row: 'TOTAL', column: 'other', to: 'two\r\nlines, "quoted"' },
    ];
    const [violation] = violationsIn(reportsIn(...csvSources(sheetsOf({ ...half, change })))[0]);
    const row = Object.values(sheetsOf())[2]?.findIndex((cells) => cells.includes('KEYWORD_PHISHING'));
    expect(violation).toMatchObject({ check: 'tr-codes', code: 'state', row: (row ?? 0) + 1, cell: 'GR' });
  });
  it('are no report when nothing of the template stands in them', () => {
    expect(reportsIn(csvSource('sales.csv', 'Country,Value\r\nFR,12\r\n'))).toEqual([]);
  });
  it('are free in form when their period is older than the template', () => {
    expect(reportsIn(...csvSources(sheetsOf({ starts: '2024-02-17', ends: '2025-02-16' })))).toEqual([]);
  });
});

describe('what is wrong with a file is said', () => {
  const notices = toCsv(sheetsOf()['4_notices'] ?? []);
  const rest = csvSources(Object.fromEntries(Object.entries(sheetsOf()).filter(([name]) => name !== '4_notices')));
  const found = (content: string | Uint8Array) => violationsIn(reportsIn(...rest, csvSource('4_notices.csv', content))[0]);

  it.each([
    ['a byte order mark', `\uFEFF${notices}`, 'bom', 'needs-review'],
    ['semicolons', toCsv(sheetsOf()['4_notices'] ?? []).replaceAll(',', ';'), 'separator', 'needs-review'],
    ['Latin-1', Buffer.from(notices.replace('Only', 'Réservé'), 'latin1'), 'not-utf8', 'needs-review'],
    ['UTF-16', Buffer.from(`\uFEFF${notices}`, 'utf16le'), 'not-utf8', 'needs-review'],
    ['stray quotation marks', notices.replace('KEYWORD_PHISHING,', 'KEYWORD_PHISHING,so "called,'), 'malformed', 'needs-review'],
  ])('%s', (_, content, code, verdict) => {
    expect(found(content).filter(({ check }) => check === 'tr-utf8-rfc4180')).toContainEqual(
      expect.objectContaining({ code, verdict, file: '4_notices.csv' }),
    );
  });
  it('bytes that are no text', () => {
    const violations = found(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7) % 256));
    expect(violations[0]).toMatchObject({ check: 'tr-files', code: 'unsure', verdict: 'needs-review' });
    expect(violations).toContainEqual(expect.objectContaining({ check: 'tr-utf8-rfc4180', code: 'unreadable', verdict: 'fail' }));
  });
  it('a quotation mark that never closes', () => {
    expect(codes(found(notices.replace('KEYWORD_PHISHING', '"KEYWORD_PHISHING')))).not.toEqual([]);
  });
  it('a file of thirty thousand rows, of which the first are read', () => {
    const long = notices + 'x,,,,\r\n'.repeat(30_000);
    expect(codes(found(long))).toContain('tr-utf8-rfc4180 cut');
  }, 90_000);
  it('a damaged archive', () => {
    const bytes = zipOf(sheetsOf()).subarray(0, 3000);
    expect(() => reportsIn(zipSource(bytes))).not.toThrow();
  });
  it('headings over two merged rows', () => {
    const [headings = [], ...rows] = sheetsOf()['5_own_initiative_illegal'] ?? [];
    const split = (heading: string) => /^(Visibility restriction|Monetary restriction|Account restriction) (.*)$/.exec(heading);
    const upper = headings.map((heading) => split(heading)?.[1] ?? heading);
    const merged = upper.map((cell, i) => (i > 0 && upper[i - 1] === cell && !cell.startsWith('Contextual') ? '' : cell));
    const lower = headings.map((heading) => split(heading)?.[2] ?? '');
    const [report] = reportsIn(...csvSources({ ...sheetsOf(), '5_own_initiative_illegal': [merged, lower, ...rows] }));
    expect(codes(violationsIn(report))).toEqual(['tr-columns heading-merged']);
  });
  it('a title above the headings', () => {
    const sheets = sheetsOf();
    const titled = { ...sheets, '4_notices': [['DSA transparency report'], [''], ...(sheets['4_notices'] ?? [])] };
    expect(codes(violationsIn(reportsIn(...csvSources(titled))[0]))).toEqual(['tr-columns heading-low']);
  });
  it('headings in another language, of which no column is called absent', () => {
    const french = (name: string, rows: readonly (readonly string[])[]) =>
      [name, rows.map((row, i) => (i === 0 ? row.map((_, at) => `Colonne ${at} du modèle`) : row))] as const;
    const sheets = Object.fromEntries(Object.entries(sheetsOf()).map(([name, rows]) => french(name, rows)));
    const violations = violationsIn(reportsIn(...csvSources(sheets))[0]);
    expect(violations.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(codes(violations)).toContain('tr-columns other-language');
  });
});
