import type { PageRecord } from '../../evidence/page-record.js';
import type { PageType } from '../../ruleset/vocabulary.js';
import { type AddressHint, addressHint } from './address-words.js';
import type { NeedLedger } from './need-ledger.js';
import { typeOrder, weights } from './score-weights.js';

/** What is known of a URL before its visit. */
export interface Signals extends MovingSignals {
  readonly url: string;
  readonly depth: number;
  readonly place: NonNullable<PageRecord['foundOn']>['place'];
  readonly text: string;
  readonly title?: string | undefined;
  readonly rel?: string | undefined;
  readonly hreflang?: string | undefined;
  readonly visible?: boolean | undefined;
}

/** The part of it that changes as pages are read. */
export interface MovingSignals {
  readonly promises: readonly PageType[];
  /** Pages that link to it, and pages read so far. */
  readonly sightings: number;
  readonly pagesRead: number;
  /** The template it belongs to, when it does. */
  readonly template?:
    | {
        readonly seen: number;
        readonly visits: number;
        readonly isBig: boolean;
        /** Types that its visited examples were. */
        readonly yields: ReadonlySet<PageType>;
      }
    | undefined;
}

export interface Score {
  readonly score: number;
  /** Points by signal, e.g. `{'promise:legal-notice': 100, 'place:footer': 14}`. */
  readonly parts: Readonly<Record<string, number>>;
}

/** The part of the ledger of needs that scoring asks. */
export type Needs = Pick<NeedLedger, 'lack' | 'tries' | 'isNeeded'>;

const stepRel = /\b(?:search|next|prev|previous|bookmark|tag)\b/i;
const namedRel = /\b(?:license|copyright|privacy-policy|terms-of-service|author|help|about|publisher|legal)\b/i;
const doubtfulRel = /\b(?:nofollow|ugc|sponsored|external)\b/i;
const tokens: Record<AddressHint, number> = {
  helpful: weights.tokenHelpful,
  content: weights.tokenContent,
  list: weights.tokenList,
  chore: weights.tokenChore,
  member: weights.tokenMember,
};

const lackWeight = (type: PageType): number => {
  const index = typeOrder.indexOf(type);
  return index < 0 ? 0 : weights.unmetPromise - weights.unmetStep * index;
};

function promiseWeight(type: PageType, needs: Needs): number {
  if (!needs.isNeeded(type)) return weights.otherPromise;
  const lack = needs.lack(type);
  if (lack === 0) return weights.metPromise;
  return (lackWeight(type) * lack) / (1 + weights.disappointment * needs.tries(type));
}

/** Points of a template that looks like the content or the lists that the rules still lack, by what is known of it. */
function guess(signals: MovingSignals, hint: AddressHint | undefined, needs: Needs): readonly [string, number] | undefined {
  const { template } = signals;
  if (template === undefined || template.seen < 3 || hint === 'member' || hint === 'chore') return undefined;
  const type: PageType = hint === 'list' ? 'content-list' : 'content-item';
  const lack = needs.lack(type);
  if (lack === 0 || signals.promises.includes(type)) return undefined;
  const kept = template.yields.has(type) ? lack : lack / (1 + template.visits);
  const sure = (hint === undefined ? 0.6 : 1) * Math.min(1, 0.5 + template.seen / 20);
  return [`guess:${type}`, lackWeight(type) * weights.guessedContent * kept * sure];
}

function languagePart(hreflang: string | undefined, language: string | undefined): number {
  if (!hreflang || !language || hreflang === 'x-default') return 0;
  const base = (code: string) => code.toLowerCase().split(/[-_]/)[0];
  return base(hreflang) === base(language) ? weights.sameLanguage : weights.otherLanguage;
}

/** What a URL is worth by itself, whatever was found meanwhile: place, relation, language, words and form of its address. */
export interface SteadyScore extends Score {
  readonly hint: AddressHint | undefined;
}

const tenth = (points: number): number => Math.round(points * 10) / 10;

/** Collects points by name; what is worth nothing is left out. */
function collector(): { readonly parts: Record<string, number>; readonly add: (name: string, points: number) => void } {
  const parts: Record<string, number> = {};
  return {
    parts,
    add: (name, points) => {
      if (tenth(points) !== 0) parts[name] = tenth(points);
    },
  };
}

const sum = (parts: Readonly<Record<string, number>>): number =>
  tenth(Object.values(parts).reduce((total, points) => total + points, 0));

/** The part of the score that changes only with the link itself. */
export function steadyScore(signals: Signals, language?: string): SteadyScore {
  const { parts, add } = collector();
  add(`place:${signals.place}`, weights.place[signals.place]);
  const rel = signals.rel ?? '';
  if (namedRel.test(rel)) add('rel', weights.relNames);
  else if (stepRel.test(rel)) add('rel', weights.relStep);
  else if (doubtfulRel.test(rel)) add('rel', weights.relDoubtful);
  add('language', languagePart(signals.hreflang, language));
  const hint = addressHint(signals.url);
  if (hint) add(`words:${hint}`, tokens[hint]);
  if ((signals.text || signals.title || '').split(/\s+/).length >= 4) add('text', weights.longText);
  if (signals.visible === false) add('hidden', weights.hidden);
  const { pathname, searchParams } = new URL(signals.url);
  const steps = pathname.split('/').filter((step) => step !== '').length;
  add('path', weights.deepPath * Math.min(4, Math.max(0, steps - 2)) + weights.parameter * Math.min(4, searchParams.size));
  add('depth', weights.depth * signals.depth);
  return { score: sum(parts), parts, hint };
}

/** The part of the score that changes as pages are read: needs, template, repetition. Names and points go to `add`. */
function addMoving(
  signals: MovingSignals,
  hint: AddressHint | undefined,
  needs: Needs,
  add: (name: string, points: number) => void,
): void {
  const share = signals.template?.isBig ? weights.promiseInTemplate : 1;
  let best = 0;
  if (signals.promises.length > 0) {
    const promised = signals.promises
      .map((type) => ({ type, points: promiseWeight(type, needs) }))
      .sort((a, b) => b.points - a.points || typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type));
    best = share * (promised[0]?.points ?? 0);
    for (const [index, { type, points }] of promised.entries())
      add(`promise:${type}`, index === 0 ? best : share * points * weights.secondPromise);
  }
  // A guess is no second promise: only what it is worth more counts.
  const guessed = guess(signals, hint, needs);
  if (guessed && guessed[1] > best) add(guessed[0], guessed[1] - best);
  if (signals.template) add('template', weights.freshTemplate / 2 ** signals.template.visits);
  if (signals.sightings > 1) add('repeated', weights.repeated * Math.min(1, signals.sightings / Math.max(3, signals.pagesRead)));
}

/** How much a URL is worth to the audit, and why. Pure: the same signals always give the same score. */
export function scoreOf(signals: Signals, needs: Needs, language?: string, known?: SteadyScore): Score {
  const steady = known ?? steadyScore(signals, language);
  const { parts, add } = collector();
  addMoving(signals, steady.hint, needs, add);
  const all = { ...parts, ...steady.parts };
  return { score: sum(all), parts: all };
}

/** The same number without its parts, for comparing many. */
export function pointsOf(signals: MovingSignals, needs: Needs, steady: SteadyScore): number {
  let total = steady.score;
  addMoving(signals, steady.hint, needs, (_name, points) => {
    total += tenth(points);
  });
  return tenth(total);
}
