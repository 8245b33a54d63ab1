import { ux } from '@oclif/core';
import type { Outcome } from '../ruleset/vocabulary.js';

const colours: Readonly<Partial<Record<Outcome, string>>> = {
  fail: 'red',
  'needs-review': 'yellow',
  'not-tested': 'yellow',
  'not-applicable': 'dim',
  observed: 'cyan',
};

/** Colours a line by its outcome on a terminal that wants colours (`NO_COLOR` is honoured by oclif). */
export function paintOutcome(outcome: Outcome, text: string): string {
  const colour = colours[outcome];
  return colour === undefined || !process.stdout.isTTY ? text : ux.colorize(colour, text);
}

/** Columns to fill: those of the terminal, or 120 where the output goes to a file or a pipe. */
export const outputWidth = (): number => Math.max(40, process.stdout.columns ?? 120);
