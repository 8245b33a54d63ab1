import { confidenceOf, countsFrom, evaluatePredicate } from '../profile/predicate.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Bilingual, Reason } from '../ruleset/vocabulary.js';
import type { KnownProfile } from './detect-profile.js';
import { type DatedReference, isVerified } from './legal-dates.js';

/** One condition that keeps an outcome from being stated as such. */
export interface Restraint {
  readonly reason: Reason;
  readonly why: Bilingual;
  /** Questions whose answer would lift it. */
  readonly asks: readonly string[];
}

/** Member States of the Union other than France, and the EEA States, to which Directive 2000/31/EC extends. */
const otherMemberStates: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI DE GR EL HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

const quoted = (entries: readonly ProfileEntry[]): string => entries.map(({ key, value }) => `${key} = ${value}`).join(', ');

function contradicted(rests: readonly ProfileEntry[], profile: KnownProfile): Restraint[] {
  const keys = rests.filter((entry) => profile.contradicted.has(entry.key));
  if (keys.length === 0) return [];
  const why = {
    fr: `Ce qui a été vu sur le site contredit la déclaration (${quoted(keys)}).`,
    en: `What was seen on the site contradicts the declaration (${quoted(keys)}).`,
  };
  return [{ reason: 'contradicts-profile', why, asks: keys.map(({ key }) => key) }];
}

function assumed(rests: readonly ProfileEntry[]): Restraint[] {
  const weak = rests.filter((entry) => entry.confidence < countsFrom);
  if (weak.length === 0) return [];
  const why = {
    fr: `Le résultat repose sur une supposition trop incertaine (${quoted(weak)}).`,
    en: `The result rests on an assumption that is too uncertain (${quoted(weak)}).`,
  };
  return [{ reason: 'assumed-profile', why, asks: weak.map(({ key }) => key) }];
}

/** A duty that cannot be seen from outside: what was found is evidence for a person, whatever it says. */
function onlyHuman({ kind, observable }: RuleDefinition): Restraint[] {
  if (kind !== 'obligation' || observable !== 'human') return [];
  const why = {
    fr: 'Cette obligation ne se constate pas de l’extérieur\u00a0: seule une personne peut conclure.',
    en: 'This duty cannot be seen from outside: only a person can conclude.',
  };
  return [{ reason: 'judgement', why, asks: [] }];
}

/** Restraints on every outcome that states something: the profile is contradicted, or only guessed, or no machine can tell. */
export function restraintsOnAny(
  rule: RuleDefinition,
  rests: readonly ProfileEntry[],
  profile: KnownProfile,
): readonly Restraint[] {
  return [...contradicted(rests, profile), ...assumed(rests), ...onlyHuman(rule)];
}

/** CJEU, 9 November 2023, C-376/22 (Google Ireland): no general and abstract duties on providers of other Member States. */
function countryOfOrigin(rule: RuleDefinition, profile: KnownProfile): Restraint[] {
  const country = profile.entries.get('publisher.country');
  if (rule.countryOfOrigin !== true || typeof country?.value !== 'string' || !otherMemberStates.has(country.value)) return [];
  const why = {
    fr: `L’éditeur est établi dans un autre État membre (${country.value})\u00a0: la directive 2000/31/CE (article 3) peut écarter cette règle française.`,
    en: `The publisher is established in another Member State (${country.value}): Directive 2000/31/EC (Article 3) may set this French rule aside.`,
  };
  return [{ reason: 'other-member-state', why, asks: [] }];
}

function failNeeds(rule: RuleDefinition, profile: KnownProfile): Restraint[] {
  if (rule.failNeeds === undefined) return [];
  const answer = evaluatePredicate(rule.failNeeds, profile.entries);
  if (answer.value === true && confidenceOf(answer.rests) >= countsFrom) return [];
  const weak = answer.rests.filter((entry) => entry.confidence < countsFrom).map(({ key }) => key);
  const asks = [...new Set([...answer.asks, ...weak])];
  if (answer.value === false && weak.length === 0) {
    const why = {
      fr: `Une condition pour relever un écart n’est pas remplie (${quoted(answer.rests)}).`,
      en: `A condition for stating a gap is not met (${quoted(answer.rests)}).`,
    };
    return [{ reason: 'judgement', why, asks: [] }];
  }
  const why = {
    fr: `Relever un écart dépend d’une réponse qui n’est pas confirmée (${asks.join(', ')}).`,
    en: `Stating a gap depends on an answer that is not confirmed (${asks.join(', ')}).`,
  };
  return [{ reason: 'assumed-profile', why, asks }];
}

function unverifiedLaw(references: readonly DatedReference[]): Restraint[] {
  if (isVerified(references)) return [];
  const why = {
    fr: 'Le texte de loi cité n’a pas été vérifié à la source.',
    en: 'The wording of the law cited was not verified at its source.',
  };
  return [{ reason: 'law-unverified', why, asks: [] }];
}

function pendingHuman(rule: RuleDefinition): Restraint[] {
  if (rule.pendingHuman !== true) return [];
  const why = {
    fr: 'Cette règle demande l’appréciation d’une personne avant toute conclusion.',
    en: 'This rule asks for a person’s judgement before any conclusion.',
  };
  return [{ reason: 'judgement', why, asks: [] }];
}

/** Restraints on calling something a gap, gravest first. */
export function restraintsOnFail(
  rule: RuleDefinition,
  profile: KnownProfile,
  references: readonly DatedReference[],
): readonly Restraint[] {
  return [...countryOfOrigin(rule, profile), ...failNeeds(rule, profile), ...unverifiedLaw(references), ...pendingHuman(rule)];
}
