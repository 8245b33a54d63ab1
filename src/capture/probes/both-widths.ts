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
/** What speaks against the site holds at both widths, or is not said; what speaks for it suffices at one. */
const against = new Set(['moreClicksToB', 'unlabelledB', 'blocksPage']);
const inFavour = new Set(['closesByKey']);

function atBoth(name: string, desk: ProbeValue, hand: ProbeValue | undefined): ProbeValue | undefined {
  if (name === 'bothShown' || name === 'nameA' || name === 'nameB') return desk;
  if (hand === undefined) return undefined;
  if (against.has(name)) return desk === true && hand === true;
  if (inFavour.has(name)) return desk === true || hand === true;
  const choose = kinder[name];
  if (choose !== undefined) return typeof desk === 'number' && typeof hand === 'number' ? choose(desk, hand) : undefined;
  return desk === hand ? desk : undefined;
}

/**
 * Answers of a comparison made at the width of a desk and at that of a telephone; what only one width answers is left out. Where only
 * one width asks for a choice, the answers are those of that one, and `atBothWidths` is false.
 */
export function bothWidths(desk: Values, hand: Values): Values {
  if (desk.asked === true && hand.asked === false) return { ...desk, atBothWidths: false };
  if (desk.asked === false && hand.asked === true) return { ...hand, atBothWidths: false };
  const entries = Object.entries(desk).flatMap(([name, value]): [string, ProbeValue][] => {
    const told = atBoth(name, value, hand[name]);
    return told === undefined ? [] : [[name, told]];
  });
  const known = desk.bothShown !== undefined && hand.bothShown !== undefined;
  return {
    ...Object.fromEntries(entries),
    ...(known ? { onlyWide: desk.bothShown === true && hand.bothShown === false } : {}),
    ...(desk.asked === true && hand.asked === true ? { atBothWidths: true } : {}),
  };
}
