import { createNaming } from '../../in-page/naming.js';
import { createTree } from '../../in-page/tree.js';
import { createVisibility } from '../../in-page/visibility.js';
import { consentMarks } from '../effect-words.js';
import { createExplorer } from './explorer.js';
import { hushPage } from './hush.js';

/** Name of the explorer in its isolated world. */
export const explorerName = 'vigieExplorer';

/** JavaScript that sets up the explorer; `__name` is what some bundlers wrap functions in. */
export function explorerProgram(): string {
  return `(() => {
const __name = (f) => f;
globalThis.${explorerName} = (${createExplorer})(${createTree}, ${createVisibility}, ${createNaming}, ${JSON.stringify(consentMarks)});
})()`;
}

/** JavaScript for the page's own world: see `hushPage`. Its stores are silent too unless it may keep them. */
export function hushProgram(slot: string, keepsStores = false): string {
  return `(() => { const __name = (f) => f; (${hushPage})(${JSON.stringify(slot)}, ${keepsStores}); })()`;
}
