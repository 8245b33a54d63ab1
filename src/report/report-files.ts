import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Messages, ReportLanguage } from './words.js';

/** The `reports/` folder beside the code: templates, style and words of the report. */
export function reportsDirectory(): string {
  return fileURLToPath(new URL('../../reports', import.meta.url));
}

export function readMessages(lang: ReportLanguage): Messages {
  return parse(readFileSync(join(reportsDirectory(), 'locales', `${lang}.yaml`), 'utf8')) as Messages;
}

/** Pages that are written from templates: `report.hbs` with `report.css`, `record.hbs` with `record.css`. */
export type PageName = 'report' | 'record';

export function readStyle(page: PageName = 'report'): string {
  return readFileSync(join(reportsDirectory(), `${page}.css`), 'utf8');
}

export function readTemplate(page: PageName = 'report'): string {
  return readFileSync(join(reportsDirectory(), `${page}.hbs`), 'utf8');
}

/** Partials by name: `partials/card.hbs` is `card`. */
export function readPartials(): ReadonlyMap<string, string> {
  const folder = join(reportsDirectory(), 'partials');
  const files = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  return new Map(files.map((name) => [basename(name, '.hbs'), readFileSync(join(folder, name), 'utf8')]));
}
