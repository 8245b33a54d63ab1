import type { Assessment, RuleResult } from '../assess/assessment.js';
import { stopSentence } from '../report/view/stop-sentence.js';
import { wordsOf } from '../report/words-of.js';
import { type Outcome, severities } from '../ruleset/vocabulary.js';
import { abuseAlert } from './abuse-alert.js';
import type { InterfaceLanguage } from './interface-language.js';
import { cut, printable } from './printable.js';
import { outcomeWords, reasonWords, sentences, severityWords } from './summary-words.js';

export interface SummaryOptions {
  readonly lang: InterfaceLanguage;
  /** Columns of the terminal. */
  readonly width: number;
  /** Path of the report as the user may open it. */
  readonly report?: string;
  /** Command that the user may run next. */
  readonly next?: string;
  /** Colours one marked word; identity when colours are off. */
  readonly paint?: (outcome: Outcome, text: string) => string;
}

const obligationOrder: readonly Outcome[] = ['fail', 'needs-review', 'not-tested', 'not-applicable'];
const indicatorOrder: readonly Outcome[] = ['observed', 'needs-review', 'not-tested', 'not-observed', 'not-applicable'];

const listed = (results: readonly RuleResult[], outcomes: readonly Outcome[]): readonly RuleResult[] =>
  outcomes.flatMap((outcome) =>
    results
      .filter((r) => r.outcome === outcome)
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.rule < b.rule ? -1 : 1)),
  );

const count = (results: readonly RuleResult[], outcome: Outcome): number => results.filter((r) => r.outcome === outcome).length;

const plural = (n: number, one: string, many: string, lang: InterfaceLanguage): string =>
  `${n} ${(lang === 'fr' ? n < 2 : n === 1) ? one : many}`;

/** Number of places in the evidence that a result points at, or why there is no answer. */
function tail({ evidence, reason, outcome }: RuleResult, lang: InterfaceLanguage): string {
  const shown = outcome !== 'not-tested' && outcome !== 'not-applicable' && evidence.length > 0;
  const pieces = lang === 'fr' ? plural(evidence.length, 'pièce', 'pièces', lang) : `${evidence.length} evidence`;
  return [...(reason === undefined ? [] : [reasonWords[reason][lang]]), ...(shown ? [pieces] : [])].join(', ');
}

function block(results: readonly RuleResult[], options: SummaryOptions): readonly string[] {
  const { lang, width, paint = (_, text) => text } = options;
  const label = (r: RuleResult) => `${outcomeWords[r.outcome].mark} ${outcomeWords[r.outcome].word[lang]}`;
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const labelWidth = widest(results.map(label));
  const idWidth = widest(results.map((r) => r.rule));
  return results.map((result) => {
    const severity = result.kind === 'obligation' ? severityWords[result.severity][lang].padEnd(8) : '';
    const head = [label(result).padEnd(labelWidth), ...(severity === '' ? [] : [severity]), result.rule.padEnd(idWidth)].join(
      '  ',
    );
    const end = tail(result, lang);
    const room = width - head.length - (end === '' ? 2 : end.length + 5);
    const title = room < 16 ? '' : cut(printable(result.title[lang]), room);
    const line = [head, [title, end].filter((part) => part !== '').join(' — ')].join('  ').trimEnd();
    return paint(result.outcome, cut(line, width));
  });
}

function tally(obligations: readonly RuleResult[], lang: InterfaceLanguage): string {
  const outcomes: readonly Outcome[] = ['fail', 'needs-review', 'not-tested', 'not-applicable', 'pass'];
  return outcomes
    .map((outcome) => {
      const { mark, word, several = word } = outcomeWords[outcome];
      return `${mark} ${plural(count(obligations, outcome), word[lang], several[lang], lang)}`;
    })
    .join('   ');
}

function coverage({ results, pages, bundle }: Assessment, lang: InterfaceLanguage): string {
  const inScope = results.filter((r) => r.outcome !== 'not-applicable');
  const open = inScope.filter((r) => r.outcome === 'not-tested');
  const why = [...new Set(open.flatMap((r) => (r.reason === undefined ? [] : [reasonWords[r.reason][lang]])))].join(', ');
  const tested = inScope.length - open.length;
  const rules =
    lang === 'fr'
      ? `${plural(tested, 'règle testée', 'règles testées', lang)} sur ${inScope.length}${open.length > 0 ? `, ${plural(open.length, 'non testée', 'non testées', lang)} (${why})` : ''}`
      : `${tested} of ${inScope.length} rules tested${open.length > 0 ? `, ${open.length} not tested (${why})` : ''}`;
  const visit =
    lang === 'fr'
      ? `${plural(pages.length, 'page visitée', 'pages visitées', lang)}${bundle.status === 'complete' ? '' : ', visite incomplète'}`
      : `${plural(pages.length, 'page visited', 'pages visited', lang)}${bundle.status === 'complete' ? '' : ', visit incomplete'}`;
  return `${rules}${lang === 'fr' ? '\u202f; ' : '; '}${visit}`;
}

/** Addresses that robots.txt kept closed, and what opens them; empty when none were. */
function robots({ capture }: Assessment, lang: InterfaceLanguage): string {
  const left = capture?.robotsLeft ?? 0;
  if (left === 0) return '';
  return lang === 'fr'
    ? `${plural(left, 'adresse non ouverte', 'adresses non ouvertes', lang)}, comme le site le demande\u202f; --robots ignore les ouvre`
    : `${plural(left, 'address', 'addresses', lang)} not opened, as the site asks; --robots ignore opens them`;
}

/**
 * The result for a terminal: one line per rule, failed first, passes folded to a count, then tally, coverage, the report's
 * path and the next command. Captured text is stripped of escape codes. Returns text that ends with a line break.
 */
export function terminalSummary(assessment: Assessment, options: SummaryOptions): string {
  const { lang } = options;
  const obligations = assessment.results.filter((r) => r.kind === 'obligation');
  const indicators = assessment.results.filter((r) => r.kind === 'indicator');
  const passes = count(obligations, 'pass');
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  const row = (name: keyof typeof sentences, text: string) => `${sentences[name][lang]}${colon}${text}`;
  const { bundle, service } = assessment;
  const signals = assessment.capture?.abuseSignals ?? [];
  const stop = stopSentence(assessment, wordsOf(lang));
  const closed = robots(assessment, lang);
  const lines = [
    `${printable(bundle.finalEntryUrl || bundle.entryUrl)}  ${assessment.asOf}`,
    ...(stop === '' ? [] : [row('visit', printable(stop))]),
    ...(signals.length > 0 ? ['', abuseAlert(signals, lang)] : []),
    '',
    ...block(listed(obligations, obligationOrder), options),
    ...(passes > 0
      ? [
          `✓ ${outcomeWords.pass.word[lang]}  ${plural(passes, lang === 'fr' ? 'règle' : 'rule', lang === 'fr' ? 'règles' : 'rules', lang)}`,
        ]
      : []),
    ...(indicators.length > 0 ? ['', sentences.indicators[lang], ...block(listed(indicators, indicatorOrder), options)] : []),
    '',
    row('tally', tally(obligations, lang)),
    row('coverage', coverage(assessment, lang)),
    ...(closed === '' ? [] : [row('robots', closed)]),
    ...(service.questions.length > 0 ? [row('questions', service.questions.map((q) => q.key).join(', '))] : []),
    ...(options.report === undefined ? [] : [row('report', options.report)]),
    ...(options.next === undefined ? [] : [row('next', options.next)]),
    sentences.caution[lang],
  ];
  return `${lines.join('\n')}\n`;
}
