import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Bilingual, Outcome, Reason } from '../ruleset/vocabulary.js';
import { outcomeSentences, reasonSentences } from './reason-sentences.js';

/** What the placeholders of a message stand for. */
export interface MessageFacts {
  readonly outcome: Outcome;
  readonly reason?: Reason | undefined;
  readonly failed: readonly Bilingual[];
  readonly unknown: readonly Bilingual[];
  /** Extracted values by fact id. */
  readonly values: ReadonlyMap<string, string>;
  /** Number of pages read. */
  readonly pages: number;
}

type Side = keyof Bilingual;

const listed = (names: readonly Bilingual[], side: Side, otherwise: Bilingual): string =>
  [...new Set(names.map((name) => name[side]))].join(', ') || otherwise[side];

function fill(template: string, side: Side, rule: RuleDefinition, facts: MessageFacts): string {
  return template.replace(/\{(failed|unknown|pages|value:[^}]+)\}/g, (_, placeholder: string) => {
    if (placeholder === 'failed') return listed(facts.failed, side, rule.title);
    // A gap that is held back is for a person to look at: what failed is what is open.
    if (placeholder === 'unknown') return listed([...facts.failed, ...facts.unknown], side, rule.title);
    if (placeholder === 'pages') return String(facts.pages);
    return facts.values.get(placeholder.slice('value:'.length)) ?? '—';
  });
}

/** Whether the rule's own sentence fits: sentences about a check fit only when the check was made. */
function templateOf(rule: RuleDefinition, { outcome, reason }: MessageFacts): Bilingual {
  // A rule's own sentence speaks of what the site shows, not of who was shown it.
  if (reason === 'member-only') return reasonSentences[reason];
  const own = rule.messages[outcome];
  if (outcome === 'not-tested' || outcome === 'not-applicable')
    return own ?? (reason === undefined ? outcomeSentences[outcome] : reasonSentences[reason]);
  return own ?? (outcome === 'needs-review' && reason !== undefined ? reasonSentences[reason] : outcomeSentences[outcome]);
}

/** The sentence of a result in both languages; `{pages}` is the number of pages read. */
export function messageOf(rule: RuleDefinition, facts: MessageFacts): Bilingual {
  const template = templateOf(rule, facts);
  return { fr: fill(template.fr, 'fr', rule, facts), en: fill(template.en, 'en', rule, facts) };
}
