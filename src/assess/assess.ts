import type { EvidenceBundle } from '../evidence/bundle.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { DeclaredProfile } from '../profile/profile.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import { resolveSet } from '../ruleset/resolve-set.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { askedOfEachPage } from './asked-of-each-page.js';
import type { Assessment, RuleResult } from './assessment.js';
import { assessedPages, bundleFacts, skippedFacts } from './capture-facts.js';
import { captureFacts } from './capture-summary.js';
import { consentFacts } from './consent-summary.js';
import { deselectedResult } from './deselected-result.js';
import { knowProfile } from './detect-profile.js';
import { factSheet } from './fact-sheet.js';
import { judgeRule } from './judge-rule.js';
import { calendarDay } from './legal-dates.js';
import { markEvidence } from './mark-evidence.js';
import { probesFacts } from './probe-summary.js';
import { siteOf, typesFound } from './site.js';
import { tallyOf } from './tally.js';

export interface AssessInput {
  readonly bundle: EvidenceBundle;
  readonly ruleset: Ruleset;
  readonly engine: FactEngine;
  readonly profile: DeclaredProfile;
  /** Id of a set of rules. */
  readonly set: string;
  /** ISO day at which the law is read; the day the capture began when absent. */
  readonly asOf?: string | undefined;
  /** Version of Vigie. */
  readonly version: string;
}

/** Numbers in article names compare as numbers: 9 before 12. Own code, because the collation of a host may differ. */
function byArticle(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(/(\d+)/));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i += 1) {
    const [x, y] = [left?.[i] ?? '', right?.[i] ?? ''];
    if (x === y) continue;
    const numeric = /^\d+$/.test(x) && /^\d+$/.test(y);
    return numeric && Number(x) !== Number(y) ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return 0;
}

/** By act, then article, then rule id. */
function byLaw(a: RuleResult, b: RuleResult): number {
  const [x, y] = [a, b].map(({ legal }) => legal.find(({ role }) => role === 'basis') ?? legal[0]);
  const [actX, actY] = [x, y].map((reference) => reference?.ref.split('#')[0] ?? '~');
  if (actX !== actY) return (actX ?? '') < (actY ?? '') ? -1 : 1;
  return byArticle(x?.article ?? '', y?.article ?? '') || (a.rule < b.rule ? -1 : 1);
}

function questionsOf(results: readonly RuleResult[], ruleset: Ruleset): Assessment['service']['questions'] {
  const keys = [...new Set(results.flatMap((result) => result.asks))].sort();
  return keys.map((key) => ({
    key,
    question: ruleset.profile.questions.find((known) => known.key === key)?.question ?? { fr: key, en: key },
    rules: results
      .filter((result) => result.asks.includes(key))
      .map(({ rule }) => rule)
      .sort(),
  }));
}

/**
 * Judges a capture against a set of rules. Pure: no clock, no network, no disk but the bundle's own texts; the same
 * bundle, rules, profile and day give the same result, byte for byte once serialised.
 * @throws UsageError for an unknown set or a day that is none
 */
export function assess(input: AssessInput): Assessment {
  const { bundle, ruleset, engine, profile, set, version } = input;
  const { rules, deselected, tailoring } = resolveSet(ruleset, set);
  const asOf = calendarDay(input.asOf ?? bundle.capture.startedAt.slice(0, 10));
  const site = siteOf(bundle, ruleset, engine, engine.viewOfPage, askedOfEachPage(ruleset, engine, rules));
  const known = knowProfile(profile, site);
  const judged = (rule: RuleDefinition) => judgeRule(rule, { site, profile: known, asOf }).result;
  const left = deselected.map((rule) => deselectedResult(rule, ruleset, asOf));
  const results = markEvidence([...rules.map(judged), ...left].sort(byLaw), site);
  return {
    schema: 1,
    tool: { name: 'vigie', version },
    ruleset: { digest: ruleset.digest, set, rules: rules.length, tailoring },
    asOf,
    bundle: bundleFacts(bundle),
    capture: captureFacts(bundle, typesFound(site)),
    ...(bundle.consent === undefined ? {} : { consent: consentFacts(bundle.consent) }),
    ...(bundle.probes === undefined ? {} : { probes: probesFacts(bundle.probes, ruleset) }),
    service: {
      ...(profile.name === undefined ? {} : { name: profile.name }),
      ...(profile.preset === undefined ? {} : { preset: profile.preset }),
      declared: known.declared,
      detected: known.detected,
      contradictions: known.contradictions,
      questions: questionsOf(results, ruleset),
    },
    results,
    facts: factSheet(site, rules),
    pages: assessedPages(site),
    skipped: skippedFacts(bundle),
    tally: tallyOf(results),
  };
}
