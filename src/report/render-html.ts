import type { Assessment } from '../assess/assessment.js';
import { revealEverywhere } from './reveal-hidden.js';
import { compileReport } from './template-environment.js';
import { type ReportSources, reportView } from './view/report-view.js';
import type { ReportLanguage, Words } from './words.js';
import { wordsOf } from './words-of.js';

export interface RenderOptions extends ReportSources {
  readonly lang: ReportLanguage;
}

interface Renderer {
  readonly words: Words;
  readonly write: (view: object) => string;
}
const renderers = new Map<ReportLanguage, Renderer>();

/** Writes the assessment as one self-contained HTML page without scripts or external loads. Adds no judgement of its own. */
export function renderHtml(assessment: Assessment, options: RenderOptions): string {
  const { words, write } = rendererFor(options.lang);
  return write(reportView(revealEverywhere(assessment), words, options));
}

function rendererFor(lang: ReportLanguage): Renderer {
  const known = renderers.get(lang);
  if (known) return known;
  const words = wordsOf(lang);
  const made = { words, write: compileReport(words) };
  renderers.set(lang, made);
  return made;
}
