import type { ControlRecord, FormRecord, LinkRecord, StorageRecord } from '../../evidence/page-record.js';
import { readControls } from './controls.js';
import { readForms } from './forms.js';
import { createLayout, type LayoutReading } from './layout.js';
import { readLinks } from './links.js';
import { createNaming } from './naming.js';
import { createPlaceOf } from './places.js';
import { type SerialisedDom, serialiseDom } from './serialise.js';
import { waitForQuiet } from './settle.js';
import { readShape } from './shape.js';
import { createSight } from './sight.js';
import { readStorage } from './storage.js';
import { createTree } from './tree.js';
import { createVisibility } from './visibility.js';
import { readWords } from './words.js';

/** Everything read from a page in one go. */
export interface PageReading extends SerialisedDom {
  readonly title: string;
  readonly lang: string;
  readonly url: string;
  readonly hasPasswordField: boolean;
  readonly links: readonly LinkRecord[];
  readonly forms: readonly FormRecord[];
  readonly controls: readonly ControlRecord[];
  readonly storage: readonly StorageRecord[];
  /** Signature of the tree of elements, for telling templates apart. */
  readonly shape: readonly string[];
  readonly layout: LayoutReading;
}

export interface ReadingLimits {
  readonly html: number;
  readonly links: number;
  readonly controls: number;
  /** Runs of text whose place is measured; 0 where nobody asks. */
  readonly runs: number;
  /** Down to where text is told line by line, CSS pixels of the document; what the window shows always is. */
  readonly linesTo?: number;
}

/**
 * JavaScript expression that reads the page and returns a PageReading. Each part is sent as the source of a function that names
 * nothing outside itself; `__name` is what some bundlers wrap functions in.
 */
export function readingProgram(limits: ReadingLimits): string {
  return `(() => {
const __name = (f) => f;
const tree = (${createTree})();
const visibility = (${createVisibility})(tree);
const naming = (${createNaming})(tree, visibility);
const placeOf = (${createPlaceOf})(tree);
const sight = (${createSight})(tree, visibility);
const layout = (${createLayout})(sight, ${limits.runs}, ${limits.linesTo ?? 0});
const dom = (${serialiseDom})(tree, visibility, ${limits.html}, layout.note);
// This world is seen by nobody but us, and stays as long as the document.
globalThis.vigieLayout = layout;
return {
  ...dom,
  title: String(tree.plain(document).title || '').replace(/\\s+/g, ' ').trim().slice(0, 500),
  lang: tree.plain(document).documentElement?.lang || '',
  url: location.href,
  hasPasswordField: tree.all('input[type=password]', 20).some((field) => visibility.isVisible(field)),
  links: (${readLinks})(tree, visibility, naming, placeOf, ${limits.links}),
  forms: (${readForms})(tree, visibility, naming),
  controls: (${readControls})(tree, visibility, naming, placeOf, ${limits.controls}),
  storage: (${readStorage})(500),
  shape: (${readShape})(tree, 200),
  layout: layout.read(),
};
})()`;
}

/** JavaScript expression that measures again what the reading program noted; null when the document is another one. */
export const layoutProgram = 'globalThis.vigieLayout ? globalThis.vigieLayout.read() : null';

/** JavaScript expression that tells whether the fonts in use have come, at the latest after `ms`. */
export const fontsProgram = (ms: number): string =>
  `Promise.race([document.fonts.ready.then(() => true), new Promise((done) => setTimeout(() => done(false), ${ms}))])`;

/** JavaScript expression of the bounded wait for a quiet DOM; its value is a Settling. */
export function settleProgram(quietMs: number, maxMs: number, untilLoaded = false): string {
  return `((__name) => (${waitForQuiet})(${quietMs}, ${maxMs}, ${untilLoaded}))((f) => f)`;
}

/** JavaScript expression of the words of a page that is still loading, at most `most` characters. */
export const wordsProgram = (most: number): string => `((__name) => (${readWords})((${createTree})(), ${most}))((f) => f)`;
