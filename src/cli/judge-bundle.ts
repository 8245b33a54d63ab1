import { writeFileSync } from 'node:fs';
import { assess } from '../assess/assess.js';
import type { Assessment } from '../assess/assessment.js';
import { serialiseAssessment } from '../assess/serialise.js';
import { growthFor, keepHeapSmall } from '../capture/small-heap.js';
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

/** Judges a bundle and writes the assessment and its report. */
export function judgeBundle(input: JudgingInput): Assessment {
  const { bundle, ruleset, engine, profile, set, asOf, version, lang } = input;
  compilePatternsOnce();
  const letHeapGrow = keepHeapSmall(growthFor(bundle.pages.length));
  try {
    const assessment = assess({ bundle, ruleset, engine, profile, set, version, ...(asOf === undefined ? {} : { asOf }) });
    writeFileSync(input.assessment, serialiseAssessment(assessment));
    writeFileSync(input.report, renderHtml(assessment, { lang, screenshot: screenshotsOf(bundle) }));
    return assessment;
  } finally {
    letHeapGrow();
  }
}
