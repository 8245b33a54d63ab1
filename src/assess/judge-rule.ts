import { joinEntries } from '../profile/predicate.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import { applicability } from './applicability.js';
import type { CheckResult, CoverageProof, RuleResult } from './assessment.js';
import {
  allNodes,
  checkResults,
  decidingIds,
  failedNames,
  namesOf,
  rootEvidence,
  soughtTypes,
  unknownNames,
} from './check-results.js';
import { coverageOf } from './coverage.js';
import type { KnownProfile } from './detect-profile.js';
import { fingerprintOf } from './fingerprint.js';
import { restraintsOnAny, restraintsOnFail } from './hold-back.js';
import { type DatedReference, datedReferences, isInForce, printedReferences } from './legal-dates.js';
import { type AnsweredNode, answerNode } from './logic.js';
import { messageOf } from './messages.js';
import { outcomeOf, restrain, type Verdict } from './outcome.js';
import { ruleHead } from './rule-head.js';
import { searchedWords } from './searched-words.js';
import { type Site, visitorSite } from './site.js';
import { leavesGapStanding, weighPersonas, whyHeld } from './weigh-personas.js';

/** What a rule is judged on. */
export interface Case {
  readonly site: Site;
  readonly profile: KnownProfile;
  /** ISO day. */
  readonly asOf: string;
}

/** A result with the answers behind it, for the examples of rules. */
export interface Judgement {
  readonly result: RuleResult;
  /** Ids of all checks that helped to decide. */
  readonly because: ReadonlySet<string>;
}

interface Judged {
  readonly verdict: Verdict;
  readonly rests: readonly ProfileEntry[];
  readonly root?: AnsweredNode;
}

function proofFor(rule: RuleDefinition, root: AnsweredNode, { site }: Case): CoverageProof | undefined {
  const sought = soughtTypes(root);
  if (sought.length === 0) return undefined;
  const proof = coverageOf(site, sought);
  return { ...proof, words: searchedWords(site.ruleset, rule.check, sought, proof.languages) };
}

/** Extracted values of the checks by fact, first found first. */
function valuesOf(checks: readonly CheckResult[], root: AnsweredNode | undefined): ReadonlyMap<string, string> {
  const answered = root === undefined ? [] : allNodes(root);
  const fromLeaves = answered.flatMap(({ node, site }): [string, string][] =>
    node.fact !== undefined && site?.text !== undefined ? [[node.fact.id, site.text]] : [],
  );
  const fromChecks = checks.flatMap(({ fact, text }): [string, string][] =>
    fact !== undefined && text !== undefined ? [[fact, text]] : [],
  );
  return new Map([...fromLeaves, ...fromChecks].reverse());
}

function judge(rule: RuleDefinition, on: Case, references: readonly DatedReference[]): Judged {
  if (!isInForce(references)) return { verdict: { outcome: 'not-applicable', reason: 'not-in-force', asks: [] }, rests: [] };
  const binds = applicability(rule, on.profile);
  if (binds.kind === 'settled') {
    const { outcome, reason, asks, rests } = binds;
    return { verdict: { outcome, reason, asks }, rests };
  }
  const root = answerNode(rule.check, { site: on.site, entries: on.profile.entries, pages: rule.target.pages });
  const nodes = allNodes(root);
  const rests = joinEntries([binds.rests, ...nodes.map((node) => node.rests)]);
  const plain = outcomeOf(root.value, root.reason, rule.kind);
  const verdict = restrain(plain, restraintsOnAny(rule, rests, on.profile), restraintsOnFail(rule, on.profile, references));
  const open = root.value === 'unknown' ? nodes.flatMap((node) => node.asks) : [];
  return { verdict: { ...verdict, asks: [...new Set([...verdict.asks, ...open])].sort() }, rests, root };
}

/** Judges one rule on a site: applicability, check, what holds a gap back, and the proof behind it. */
function judgeSite(rule: RuleDefinition, on: Case): Judgement {
  const { ruleset } = on.site;
  const references = datedReferences(ruleset, rule, on.asOf);
  const { verdict, rests, root } = judge(rule, on, references);
  const { outcome, reason, heldBack, asks } = verdict;
  const failed = root === undefined ? [] : failedNames(root);
  const unknown = root === undefined ? [] : unknownNames(root);
  const checks = root === undefined ? [] : checkResults(root, rule, ruleset);
  const coverage = root === undefined ? undefined : proofFor(rule, root, on);
  const result: RuleResult = {
    ...ruleHead(rule),
    legal: printedReferences(references),
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(heldBack === undefined ? {} : { heldBack }),
    failed,
    unknown,
    message: messageOf(rule, {
      outcome,
      reason,
      failed: namesOf(failed, rule, ruleset),
      unknown: namesOf(unknown, rule, ruleset),
      values: valuesOf(checks, root),
      pages: on.site.readable.length,
    }),
    checks,
    evidence: root === undefined ? [] : rootEvidence(root),
    rests,
    asks,
    ...(coverage === undefined ? {} : { coverage }),
    disposition: 'open',
    method: 'automatic',
    fingerprint: fingerprintOf(rule, failed),
  };
  return { result, because: root === undefined ? new Set() : decidingIds(root) };
}

/** Visitor and member were shown different things: a person has to look, with the evidence of both. */
function disagreement(rule: RuleDefinition, on: Case, visitor: RuleResult, both: RuleResult, held: boolean): RuleResult {
  const { coverage = visitor.coverage, heldBack: _, ...shown } = both;
  const failed = [...new Set([...visitor.failed, ...both.failed])];
  const unknown = [...new Set([...visitor.unknown, ...both.unknown])];
  return {
    ...shown,
    outcome: 'needs-review',
    reason: 'member-only',
    ...(held ? { heldBack: { outcome: 'fail' as const, why: whyHeld(visitor) } } : {}),
    failed,
    unknown,
    message: messageOf(rule, {
      outcome: 'needs-review',
      reason: 'member-only',
      failed: namesOf(failed, rule, on.site.ruleset),
      unknown: namesOf(unknown, rule, on.site.ruleset),
      values: new Map(),
      pages: on.site.readable.length,
    }),
    ...(coverage === undefined ? {} : { coverage }),
    fingerprint: fingerprintOf(rule, failed),
  };
}

/**
 * Judges one rule on a captured site. Where a member logged in, it is judged twice: on what a visitor alone was shown, and on
 * everything; what is owed to everyone must hold for the visitor.
 */
export function judgeRule(rule: RuleDefinition, on: Case): Judgement {
  const open = visitorSite(on.site);
  const both = judgeSite(rule, on);
  if (open === on.site) return both;
  const visitor = judgeSite(rule, { ...on, site: open });
  const weighed = weighPersonas(rule, visitor.result.outcome, both.result.outcome);
  if (weighed === 'visitor' || leavesGapStanding(visitor.result, both.result)) return visitor;
  if (weighed === 'member') return both;
  return { result: disagreement(rule, on, visitor.result, both.result, weighed.held), because: both.because };
}
