import type { ProbeRecord, ProbeValue } from '../../evidence/probe-record.js';

type Values = ProbeRecord['values'];

/** Of two measures the one that speaks for the site: what is said of a choice then holds at both widths. */
const kinder: Readonly<Record<string, (desk: number, hand: number) => number>> = {
  clicksToA: Math.max,
  clicksToB: Math.min,
  areaRatio: Math.max,
  contrastA: Math.min,
  contrastB: Math.max,
};

/** Answers of a comparison made at the width of a desk and at that of a telephone; what only one width answers is left out. */
export function bothWidths(desk: Values, hand: Values): Values {
  const entries = Object.entries(desk).flatMap(([name, value]): [string, ProbeValue][] => {
    const other = hand[name];
    if (name === 'bothShown' || name === 'nameA' || name === 'nameB') return [[name, value]];
    if (name === 'moreClicksToB') return other === undefined ? [] : [[name, value === true && other === true]];
    const choose = kinder[name];
    return choose === undefined || typeof value !== 'number' || typeof other !== 'number' ? [] : [[name, choose(value, other)]];
  });
  const known = desk.bothShown !== undefined && hand.bothShown !== undefined;
  return { ...Object.fromEntries(entries), ...(known ? { onlyWide: desk.bothShown === true && hand.bothShown === false } : {}) };
}
