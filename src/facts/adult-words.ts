import type { PageRecord } from '../evidence/page-record.js';
import type { DetectionDefinition } from '../ruleset/definitions.js';
import type { Node } from '../ruleset/node.js';
import type { Evaluation } from './evaluation.js';
import type { Block, Draft, PageView } from './page-view.js';

/** A page that was read and has no record yet. */
export type PageWords = Pick<PageRecord, 'url' | 'title' | 'lang' | 'links' | 'forms' | 'controls'>;

/** Confidence from which a detection is enough to ask for no more pictures: too soon costs pictures alone. */
const surely = 0.7;

/** A page that was read just now: what is known of the visit beside it. */
const nothingBeside = {
  cookies: [],
  storage: [],
  requests: [],
  hasNetwork: false,
  reports: [],
  probes: [],
  gone: new Set<string>(),
} satisfies Partial<Draft>;

/** A page of which the words alone are known. */
export const draftOfWords = ({ url, title, links, forms, controls }: PageWords, blocks: readonly Block[]): Draft => ({
  source: url,
  url,
  title,
  blocks,
  links,
  forms,
  controls,
  ...nothingBeside,
  day: '',
});

/** Whether a page says that the service is for adults, by the surer detections of that. */
export function adultWords(
  detections: Iterable<DetectionDefinition>,
  evaluate: (view: PageView, node: Node) => Evaluation,
): (view: PageView) => boolean {
  const sure = [...detections].filter(
    ({ sets, confidence }) => sets.profile === 'features.adult' && sets.value === true && confidence >= surely,
  );
  return (view) => sure.some(({ check }) => evaluate(view, check).value === true);
}
