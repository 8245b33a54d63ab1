import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPartials, readStyle, readTemplate } from '../../src/report/report-files.js';

const templates = new Map([...readPartials(), ['report', readTemplate()], ['record', readTemplate('record')]]);
const sources = readdirSync('src/report', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

it.each([...templates])('escapes everything it prints: %s', (_, source) => {
  expect(source).not.toMatch(/\{\{\{|\{\{~?&/);
  expect(source).not.toMatch(/=\{\{/);
  expect(source).not.toMatch(/\sstyle=|\son\w+=|<script/);
});

it('never declares a text safe in code', () => {
  expect(sources.length).toBeGreaterThan(5);
  const unsafe = sources.filter((name) => /SafeString|noEscape/.test(readFileSync(join('src/report', name), 'utf8')));
  expect(unsafe).toEqual([]);
});

it.each(['report', 'record'] as const)(
  'keeps the style sheet of the %s free of template marks, closing tags and outside addresses',
  (page) => {
    expect(readStyle(page)).not.toMatch(/\{\{|<\/|url\(|@import/);
  },
);
