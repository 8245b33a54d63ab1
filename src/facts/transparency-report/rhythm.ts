import type { Rhythm, TransitionPeriod } from '../../ruleset/report-template.js';

export interface Period {
  readonly starts: string;
  readonly ends: string;
}

/** Periods of a rhythm in a year. */
export function periodsOf(rhythm: Rhythm, year: number): readonly Period[] {
  if (rhythm === 'annual') return [{ starts: `${year}-01-01`, ends: `${year}-12-31` }];
  return [
    { starts: `${year}-01-01`, ends: `${year}-06-30` },
    { starts: `${year}-07-01`, ends: `${year}-12-31` },
  ];
}

export const periodText = ({ starts, ends }: Period): string => `${starts}/${ends}`;

export const isTransition = ({ starts, ends }: Period, transition: readonly TransitionPeriod[]): boolean =>
  transition.some((each) => each.ends === ends && each.startsFrom <= starts && starts <= each.startsUntil);
