import type { EvidenceBundle } from '../evidence/bundle.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { DeclaredProfile } from '../profile/profile.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { assess } from './assess.js';
import type { Assessment } from './assessment.js';
import { serialiseAssessment } from './serialise.js';

/** Whether a bundle, judged again with the same rules, declaration and day, gives the assessment at hand. */
export type JudgedAgain =
  | { readonly state: 'same' }
  /** `first` names the first result, or part of the assessment, that differs. */
  | { readonly state: 'different'; readonly first: string }
  /** Why no comparison can be made: that says nothing about the assessment. */
  | { readonly state: 'not-judged'; readonly why: 'other-rules' | 'other-version' | 'own-set' | 'redacted' };

/**
 * Judges a bundle as an assessment says it was judged, and compares both, byte for byte.
 * @param text the assessment as it stands in its file
 */
export function judgeAgain(input: {
  readonly bundle: EvidenceBundle;
  readonly assessment: Assessment;
  readonly text: string;
  readonly ruleset: Ruleset;
  readonly engine: FactEngine;
  /** Of Vigie. */
  readonly version: string;
}): JudgedAgain {
  const { bundle, assessment, ruleset, engine, version } = input;
  if (bundle.redaction !== undefined) return { state: 'not-judged', why: 'redacted' };
  if (assessment.ruleset.digest !== ruleset.digest) return { state: 'not-judged', why: 'other-rules' };
  if (assessment.tool.version !== version) return { state: 'not-judged', why: 'other-version' };
  const { set } = assessment.ruleset;
  if (set !== 'all' && !ruleset.sets.has(set)) return { state: 'not-judged', why: 'own-set' };
  const again = assess({ bundle, ruleset, engine, profile: profileOf(assessment), set, asOf: assessment.asOf, version });
  if (serialiseAssessment(again) === input.text) return { state: 'same' };
  return { state: 'different', first: firstDifference(assessment, again) };
}

/** What was declared then, as it stands in the assessment. */
function profileOf({ service }: Assessment): DeclaredProfile {
  return {
    ...(service.name === undefined ? {} : { name: service.name }),
    ...(service.preset === undefined ? {} : { preset: service.preset }),
    entries: new Map(service.declared.map((entry) => [entry.key, entry])),
  };
}

function firstDifference(before: Assessment, now: Assessment): string {
  const byRule = new Map(before.results.map((result) => [result.rule, result]));
  const result = now.results.find((each) => JSON.stringify(each) !== JSON.stringify(byRule.get(each.rule)));
  if (result !== undefined) return result.rule;
  const keys = Object.keys({ ...before, ...now }) as (keyof Assessment)[];
  return keys.find((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key])) ?? 'the spelling of the file';
}
