import { revealEverywhere } from '../reveal-hidden.js';
import { compileReport } from '../template-environment.js';
import type { ReportLanguage } from '../words.js';
import { wordsOf } from '../words-of.js';
import type { RecordInput } from './record-input.js';
import { recordView } from './record-view.js';

/**
 * Writes the technical record of a capture as one self-contained HTML page without scripts or external loads, made to be printed and
 * annexed. It repeats what bundle and assessment hold, and judges nothing.
 */
export function renderRecord(input: RecordInput, lang: ReportLanguage): string {
  const words = wordsOf(lang);
  return compileReport(words, 'record')(revealEverywhere(recordView(input, words)));
}
