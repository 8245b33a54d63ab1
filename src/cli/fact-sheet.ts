import type { Ruleset } from '../ruleset/ruleset.js';
import type { FactLine } from './fact-line.js';
import type { InterfaceLanguage } from './interface-language.js';
import { cut, printable } from './printable.js';

const words = {
  fr: { true: '✓ oui', false: '✗ non', unknown: '? inconnu', type: 'Type de page', language: 'Langue', none: 'non reconnu' },
  en: { true: '✓ yes', false: '✗ no', unknown: '? unknown', type: 'Page type', language: 'Language', none: 'not recognised' },
} as const;

/** Fact sheet of one page for people: what is true first, then unknown, then false. */
export function factSheet(line: FactLine, ruleset: Ruleset, lang: InterfaceLanguage, width: number): string {
  const say = words[lang];
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  const rank = { true: 0, unknown: 1, false: 2 } as const;
  const key = (value: boolean | 'unknown') => String(value) as keyof typeof rank;
  const rows = line.facts
    .toSorted((a, b) => rank[key(a.value)] - rank[key(b.value)])
    .map((fact) => {
      const title = ruleset.facts.get(fact.id)?.title[lang] ?? fact.id;
      const seen = fact.text ?? fact.quote ?? fact.reason;
      return cut(`${say[key(fact.value)].padEnd(9)}  ${title}${seen === null ? '' : ` — ${printable(seen)}`}`, width);
    });
  const types = line.pageTypes.map(({ type, confidence }) => `${type} (${confidence.toFixed(2)})`).join(', ') || say.none;
  return [printable(line.source), `${say.type}${colon}${types}`, `${say.language}${colon}${line.language}`, '', ...rows, ''].join(
    '\n',
  );
}
