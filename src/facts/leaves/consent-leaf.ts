import type { ConsentRecord } from '../../evidence/consent-record.js';
import type { ConsentLeaf } from '../../ruleset/node.js';
import { languages } from '../../ruleset/vocabulary.js';
import { type Evaluation, type Leaf, type LeafContext, found as seen } from '../evaluation.js';
import { foldedWords } from '../folded-words.js';
import { normaliseText } from '../normalise-text.js';
import type { Quote } from '../page-view.js';
import { lessVisible, moreClicks, offers, preticked } from './consent-buttons.js';
import { asksAgain, lasting, requested, stored, wasMade } from './consent-traffic.js';

const textShown = 260;

const quoted = (exact: string): Quote => ({ exact, prefix: '', suffix: '' });

/** Nothing follows from a visit that could not be made. */
const unread: Evaluation = { value: 'unknown', reason: 'capture-missing' };

function says(record: ConsentRecord, lexicon: string, context: LeafContext): Evaluation {
  const text = record.banner?.text ?? '';
  if (record.banner === null) return { value: false };
  if (text === '') return { value: 'unknown', reason: 'low-quality-text' };
  // A consent tool may speak another language than the page around it.
  const match = context.lexicon(lexicon).find(foldedWords(text), languages, 1)[0];
  if (match === undefined) return { value: false };
  const from = Math.max(0, match.start - 80);
  return { ...seen(quoted(normaliseText(text).slice(from, from + textShown))), state: 'untouched' };
}

function ofBanner(options: ConsentLeaf, record: ConsentRecord, context: LeafContext): Evaluation | undefined {
  const { banner, states } = record;
  const { status } = states.untouched;
  const isAsked = [options.banner, options.payWall, options.says, options.offers, options.preticked, options.moreClicks];
  if (isAsked.every((option) => option === undefined) && options.lessVisible === undefined) return undefined;
  if (banner === null && (status === 'failed' || status === 'timed-out')) return unread;
  const shown = banner === null ? undefined : quoted(banner.text.slice(0, textShown) || (banner.cmp ?? ''));
  if (options.banner) return shown ? { ...seen(shown), state: 'untouched' } : { value: false };
  if (options.payWall) return shown && banner?.payWall ? { ...seen(shown), state: 'untouched' } : { value: false };
  if (options.says !== undefined) return says(record, options.says, context);
  if (banner === null) return { value: false };
  if (options.offers) return offers(banner, options.offers.kind, options.offers.layer ?? 1);
  if (options.preticked) return preticked(banner, options.preticked.layer);
  if (options.lessVisible) return lessVisible(banner, options.lessVisible);
  return moreClicks(banner, states.refuse);
}

/**
 * `consent`: what the record of consent says (docs/consent-states.md). It stands with the entry page; elsewhere, and where
 * nothing was recorded, the answer is unknown.
 */
export const consentLeaf: Leaf<ConsentLeaf> = (options, context): Evaluation => {
  const record = context.view.consent;
  if (options.made !== undefined) return wasMade(record, options.made);
  if (record === undefined) return unread;
  const answer = ofBanner(options, record, context);
  if (answer !== undefined) return answer;
  if (options.stored) return stored(record, options.stored, context.trackers);
  if (options.requested) return requested(record, options.requested, context.trackers);
  if (options.lasts) return lasting(record, options.lasts, context.trackers);
  return options.asksAgain === undefined ? unread : asksAgain(record, options.asksAgain);
};
