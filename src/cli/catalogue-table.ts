import type { CatalogueEntry } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { CatalogueNature } from '../ruleset/vocabulary.js';
import type { InterfaceLanguage } from './interface-language.js';
import { cut } from './printable.js';

/** How people read why a text has no rule. */
export const natureWords: Readonly<Record<CatalogueNature, Readonly<Record<InterfaceLanguage, string>>>> = {
  context: { fr: 'contexte', en: 'context' },
  'not-in-force': { fr: 'pas en vigueur', en: 'not in force' },
  repealed: { fr: 'abrogé', en: 'repealed' },
  tool: { fr: 'règle pour l’outil', en: 'rule for the tool' },
  covered: { fr: 'jugé par d’autres règles', en: 'judged by other rules' },
};

/** An entry of the catalogue with its identifier. */
export interface CatalogueLine extends CatalogueEntry {
  readonly id: string;
  readonly file: string;
}

/** Every entry of the catalogue, by identifier. */
export function catalogueLines({ catalogue }: Ruleset): readonly CatalogueLine[] {
  return [...catalogue.values()]
    .flatMap(({ file, entries }) => Object.entries(entries).map(([id, entry]) => ({ id, file, ...entry })))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The texts that no rule judges, as a table that fits the terminal. */
export function catalogueTable(lines: readonly CatalogueLine[], lang: InterfaceLanguage, width: number): string {
  const rows = lines.map(({ id, nature, title }) => [id, natureWords[nature][lang], title[lang]]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      cut(
        row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd(),
        width,
      ),
    )
    .join('\n');
}
