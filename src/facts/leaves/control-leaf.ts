import type { ControlLeaf, Place } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf, notFoundByWords } from '../evaluation.js';
import { foldText } from '../fold-text.js';
import { normaliseText } from '../normalise-text.js';
import { listed, placesAllowed } from '../within.js';

/** `control`: a visible control with that role and name. */
export const controlLeaf: Leaf<ControlLeaf> = (options, context): Evaluation => {
  const roles = listed(options.role);
  const name = context.lexicon(options.name);
  const unless = options.unless === undefined ? undefined : context.lexicon(options.unless);
  const { use } = context.view.language;
  for (const control of context.view.controls) {
    if (roles.length > 0 && !roles.includes(control.role)) continue;
    if (!placesAllowed(control.place === 'body' ? [] : [control.place as Place], options.within)) continue;
    const { folded } = foldText(normaliseText(control.name));
    if (name.find(folded, use, 1).length === 0 || (unless !== undefined && unless.find(folded, use, 1).length > 0)) continue;
    return found({ exact: control.name, prefix: '', suffix: '', selector: control.selector });
  }
  return notFoundByWords(context, [name], options.within);
};
