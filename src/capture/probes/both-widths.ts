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
const against = new Set(['moreClicksToB', 'unlabelledB', 'blocksPage', 'askedAgain', 'askedTwice']);
const inFavour = new Set(['closesByKey']);

/** True when both say so, false when one denies it; undefined as long as one is open. */
const both = (desk: ProbeValue | undefined, hand: ProbeValue | undefined): boolean | undefined =>
  desk === false || hand === false ? false : desk === true && hand === true ? true : undefined;
const either = (desk: ProbeValue | undefined, hand: ProbeValue | undefined): boolean | undefined =>
  desk === true || hand === true ? true : desk === false && hand === false ? false : undefined;

function atBoth(name: string, desk: ProbeValue | undefined, hand: ProbeValue | undefined): ProbeValue | undefined {
  if (name === 'bothShown' || name === 'nameA' || name === 'nameB') return desk;
  if (against.has(name)) return both(desk, hand);
  if (inFavour.has(name)) return either(desk, hand);
  const choose = kinder[name];
  if (choose !== undefined) return typeof desk === 'number' && typeof hand === 'number' ? choose(desk, hand) : undefined;
  return desk === hand ? desk : undefined;
}

const without = (values: Values, name: string): Values =>
  Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));

/**
 * Answers of a probe that is walked at the width of a desk and at that of a telephone; what is true of one width only is left out. Where
 * only one width asks for a choice, the answers are those of that one, and `atBothWidths` is false.
 */
export function bothWidths(desk: Values, hand: Values): Values {
  if (desk.asked === true && hand.asked === false) return { ...desk, atBothWidths: false };
  if (desk.asked === false && hand.asked === true) return { ...hand, atBothWidths: false };
  const names = new Set([...Object.keys(desk), ...Object.keys(hand)]);
  const entries = [...names].flatMap((name): [string, ProbeValue][] => {
    const told = atBoth(name, desk[name], hand[name]);
    return told === undefined ? [] : [[name, told]];
  });
  const known = desk.bothShown !== undefined && hand.bothShown !== undefined;
  return {
    ...Object.fromEntries(entries),
    ...(known ? { onlyWide: desk.bothShown === true && hand.bothShown === false } : {}),
    ...(desk.asked === true && hand.asked === true ? { atBothWidths: true } : {}),
  };
}

/**
 * Answers of a way by clicks that found nothing at a desk and did not find it on a telephone either. A walk there that was stopped, held
 * back or cut short leaves open what the desk denied; a login or a mail address met at either width was met.
 * @param hand undefined: it was not walked to its end
 */
export function foundAtNeither(desk: Values, hand: Values | undefined): Values {
  const met = ['loginWall', 'byMail'].flatMap((name): [string, ProbeValue][] => {
    const told = either(desk[name], hand?.[name]);
    return told === undefined ? [] : [[name, told]];
  });
  const rest = hand?.reached === false ? desk : without(desk, 'reached');
  return { ...without(without(rest, 'loginWall'), 'byMail'), ...Object.fromEntries(met) };
}
