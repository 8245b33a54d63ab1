import { writeFileSync } from 'node:fs';
import { assess } from '../assess/assess.js';
import type { Assessment } from '../assess/assessment.js';
import { serialiseAssessment } from '../assess/serialise.js';
import { keepHeapSmall } from '../capture/small-heap.js';
import type { EvidenceBundle } from '../evidence/bundle.js';
import { compilePatternsOnce } from '../facts/compile-patterns-once.js';
import type { FactEngine } from '../facts/fact-engine.js';
import type { DeclaredProfile } from '../profile/profile.js';
import { renderHtml } from '../report/render-html.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { InterfaceLanguage } from './interface-language.js';
import { screenshotsOf } from './screenshots-of.js';

export interface JudgingInput {
  readonly bundle: EvidenceBundle;
  readonly ruleset: Ruleset;
  readonly engine: FactEngine;
  readonly profile: DeclaredProfile;
  readonly set: string;
  /** ISO day; the day of the capture when absent. */
  readonly asOf?: string;
  readonly version: string;
  readonly lang: InterfaceLanguage;
  /** Files to write. */
  readonly assessment: string;
  readonly report: string;
}

/**
 * Growth of the heap before it is swept, percent, while few pages are judged: they take no more memory for it and a twentieth less time
 * (`npm run bench -- assess`). Of many pages what lives is large, and its double would be too much.
 */
const roomyGrowth = 100;
const fewPages = 200;

/** Judges a bundle and writes the assessment and its report. */
export function judgeBundle(input: JudgingInput): Assessment {
  const { bundle, ruleset, engine, profile, set, asOf, version, lang } = input;
  compilePatternsOnce();
  const letHeapGrow = keepHeapSmall(bundle.pages.length <= fewPages ? roomyGrowth : undefined);
  try {
    const assessment = assess({ bundle, ruleset, engine, profile, set, version, ...(asOf === undefined ? {} : { asOf }) });
    writeFileSync(input.assessment, serialiseAssessment(assessment));
    writeFileSync(input.report, renderHtml(assessment, { lang, screenshot: screenshotsOf(bundle) }));
    return assessment;
  } finally {
    letHeapGrow();
  }
}
