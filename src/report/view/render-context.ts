import type { AssessedPage } from '../../assess/assessment.js';
import type { ReviewEntry } from '../../assess/review.js';
import type { Words } from '../words.js';
import type { ScreenshotPlan } from './screenshot-plan.js';
import type { Search } from './searches.js';

/** What every section needs beside its own results. */
export interface RenderContext {
  readonly words: Words;
  readonly plan: ScreenshotPlan;
  readonly searches: readonly Search[];
  /** Pages that the annex lists with time and hash: a result may then name them by number alone. */
  readonly pages: readonly AssessedPage[];
  /** What people concluded, by rule. */
  readonly concluded: ReadonlyMap<string, ReviewEntry>;
}
