import type { FactEngine } from '../facts/fact-engine.js';
import type { Observation, PageView } from '../facts/page-view.js';

/** The answer to one fact as `vigie facts --json` prints it. */
export interface FactAnswer {
  readonly id: string;
  readonly value: boolean | 'unknown';
  /** Extracted value, e.g. a company number. */
  readonly text: string | null;
  /** The exact words of the page that the answer rests on. */
  readonly quote: string | null;
  /** Why unknown. */
  readonly reason: string | null;
}

/** One line of `vigie facts --json`: the fact sheet of one page. */
export interface FactLine {
  readonly source: string;
  readonly pageTypes: readonly { readonly type: string; readonly confidence: number }[];
  readonly language: string;
  readonly facts: readonly FactAnswer[];
}

/** A page that could not be read. */
export interface FactError {
  readonly source: string;
  readonly error: string;
}

const answer = ({ fact, value, text, quote, reason }: Observation): FactAnswer => ({
  id: fact,
  value,
  text: text ?? null,
  quote: quote?.exact ?? null,
  reason: reason ?? null,
});

/** Asks a page every fact of the ruleset; facts sorted by id. */
export const factLineOf = (engine: FactEngine, view: PageView, source: string): FactLine => ({
  source,
  pageTypes: view.types.map(({ type, confidence }) => ({ type, confidence })),
  language: view.language.code,
  facts: engine
    .observeAll(view)
    .map(answer)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});
