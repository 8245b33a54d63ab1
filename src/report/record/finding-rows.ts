import type { Assessment, EvidencePointer, RuleResult } from '../../assess/assessment.js';
import type { Outcome } from '../../ruleset/vocabulary.js';
import { clip } from '../clip.js';
import { citationView } from '../view/citation-view.js';
import { numberedPieces, pagesLookedAt } from '../view/evidence-pieces.js';
import { readingOrder } from '../view/outcome-view.js';
import { resultLine } from '../view/result-view.js';
import type { Words } from '../words.js';
import { bothTimes } from './both-times.js';

/** Outcomes whose evidence is written out; the others are counted. */
const told: readonly Outcome[] = ['fail', 'observed', 'needs-review'];
/** A quote is kept whole up to here; the file that is named holds the rest. */
const quoteLength = 1500;

/** What was observed, rule by rule, each piece with its page, times, file and hash. */
export function findingRows(assessment: Assessment, words: Words) {
  const { results, ruleset, asOf } = assessment;
  const findings = told.flatMap((outcome) => results.filter((result) => result.outcome === outcome));
  return {
    intro: words.t('record.findings.intro', { set: ruleset.set, date: words.date(asOf) }),
    rows: findings.map((result) => findingRow(result, assessment, words)),
    others: otherOutcomes(results, words),
  };
}

function findingRow(result: RuleResult, { pages }: Assessment, words: Words) {
  const looked = pagesLookedAt(result, pages);
  return {
    ...resultLine(result, words),
    ruleLine: words.t('record.findings.ruleValue', { rule: result.rule, version: result.ruleVersion }),
    citations: result.legal.map((reference) => citationView(reference, words)),
    pieces: numberedPieces(result, pages).map((pointer, index) => pieceRow(pointer, index + 1, words)),
    looked: looked.length === 0 ? '' : words.t('record.findings.looked', { pages: looked.join(', ') }),
  };
}

function pieceRow(pointer: EvidencePointer, number: number, words: Words) {
  const { page, url, capturedAt, artifact, sha256, quote, report, persona } = pointer;
  return {
    name: words.t('record.findings.piece', { number }),
    quote: clip(quote?.exact ?? '', quoteLength),
    said: report === undefined ? '' : words.pick(report.sentence),
    place: quote?.selector ?? '',
    page,
    url,
    member: persona === 'member',
    capturedAt,
    time: bothTimes(capturedAt, words),
    file: artifact,
    sha256,
  };
}

function otherOutcomes(results: readonly RuleResult[], words: Words): string {
  const counts = readingOrder
    .filter((outcome) => !told.includes(outcome))
    .map((outcome) => ({ outcome, count: results.filter((result) => result.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => words.t('record.findings.count', { word: words.t(`outcome.${outcome}.word`), count }));
  return counts.length === 0 ? '' : words.t('record.findings.others', { counts: counts.join(', ') });
}
