import type { ControlRecord } from '../../evidence/page-record.js';
import type { ControlLeaf, Place } from '../../ruleset/node.js';
import { contrastOf } from '../colour-contrast.js';
import { type Evaluation, found, type Leaf, notFoundByWords } from '../evaluation.js';
import { foldedWords } from '../folded-words.js';
import { listed, placesAllowed } from '../within.js';

/** Contrast below which words are hard to read, and from which they are easy (proposals of this tool, after WCAG 2). */
const hardBelow = 3;
const easyFrom = 4.5;

function paleBeside(control: ControlRecord, others: readonly ControlRecord[], isOther: (name: string) => boolean): boolean {
  const own = contrastOf(control.color, control.background);
  if (own === undefined || own >= hardBelow) return false;
  return others.some(
    (other) =>
      other !== control &&
      other.place === control.place &&
      (contrastOf(other.color, other.background) ?? 0) >= easyFrom &&
      isOther(other.name),
  );
}

/** `control`: a visible control with that role and name. */
export const controlLeaf: Leaf<ControlLeaf> = (options, context): Evaluation => {
  const roles = listed(options.role);
  const name = context.lexicon(options.name);
  const unless = options.unless === undefined ? undefined : context.lexicon(options.unless);
  const beside = options.paleBeside === undefined ? undefined : context.lexicon(options.paleBeside);
  const { use } = context.view.language;
  const isOther = (words: string) => (beside?.find(foldedWords(words), use, 1).length ?? 0) > 0;
  for (const control of context.view.controls) {
    if (roles.length > 0 && !roles.includes(control.role)) continue;
    if (!placesAllowed(control.place === 'body' ? [] : [control.place as Place], options.within)) continue;
    const folded = foldedWords(control.name);
    if (name.find(folded, use, 1).length === 0 || (unless !== undefined && unless.find(folded, use, 1).length > 0)) continue;
    if (beside !== undefined && !paleBeside(control, context.view.controls, isOther)) continue;
    return found({ exact: control.name, prefix: '', suffix: '', selector: control.selector });
  }
  return notFoundByWords(context, [name], options.within);
};
