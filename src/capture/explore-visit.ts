import type { PageType } from '../ruleset/vocabulary.js';
import type { CrawlState } from './crawl-state.js';
import { exploreControls } from './explore/explore-controls.js';
import type { Explore } from './visit.js';

/** Controls worked on the entry page and on any other, and the time for them (milliseconds). */
const entryBudget = { controls: 8, ms: 12_000 };
const pageBudget = { controls: 3, ms: 5_000 };

/**
 * How the controls of a page are worked: while a page type is still looked for, a menu or a button may hide the way to it.
 * Undefined when there is nothing left to look for. `promises` is what the page itself is expected to be.
 */
export function explorerFor(state: CrawlState, promises: readonly PageType[] | 'entry'): Explore | undefined {
  if (state.options.everything) return undefined;
  const { unmet } = state.frontier.needs();
  const sought = promises === 'entry' ? unmet : unmet.filter((type) => !promises.includes(type));
  if (sought.length === 0) return undefined;
  const { workedControls } = state;
  return async (tab, reading, readAgain) => {
    const result = await exploreControls(tab, {
      reading,
      promisesOf: state.promisesOf,
      sought,
      limits: promises === 'entry' ? entryBudget : pageBudget,
      readAgain,
      alreadyWorked: workedControls,
    });
    for (const key of result.worked) workedControls.add(key);
    return result;
  };
}
