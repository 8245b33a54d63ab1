import type { RuleDefinition } from '../ruleset/definitions.js';
import { severities } from '../ruleset/vocabulary.js';
import type { InterfaceLanguage } from './interface-language.js';
import { cut } from './printable.js';
import { severityWords } from './summary-words.js';

const kinds = { obligation: { fr: 'obligation', en: 'obligation' }, indicator: { fr: 'indicateur', en: 'indicator' } } as const;
const heads = { fr: ['règle', 'gravité', 'nature', 'intitulé'], en: ['rule', 'severity', 'kind', 'title'] } as const;

/** Rules as a table that fits the terminal: obligations first, then by severity and id. */
export function ruleTable(rules: readonly RuleDefinition[], lang: InterfaceLanguage, width: number): string {
  const rows = rules
    .toSorted(
      (a, b) =>
        (a.kind === b.kind ? 0 : a.kind === 'obligation' ? -1 : 1) ||
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        (a.id < b.id ? -1 : 1),
    )
    .map((rule) => {
      const status = rule.status === 'stable' ? '' : ` (${rule.status})`;
      return [rule.id, severityWords[rule.severity][lang], kinds[rule.kind][lang], `${rule.title[lang]}${status}`];
    });
  const lines = [heads[lang], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      cut(
        line
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd(),
        width,
      ),
    )
    .join('\n');
}
