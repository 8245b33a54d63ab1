import type { ProbeValue } from '../../evidence/probe-record.js';
import type { FactEngine } from '../../facts/fact-engine.js';
import type { Node } from '../../ruleset/node.js';
import type { CompareProbe } from '../../ruleset/probe-definition.js';
import { holds, isTarget, type PageState } from './page-state.js';
import { standsElsewhere } from './splice-frames.js';
import type { Walk } from './walk.js';

/** So many controls of the page beneath are tried; one that a hand comes to shows that the page can be used. */
const mostBeneath = 5;

export const pressed = ['button', 'link', 'menuitem', 'tab'];

/** Controls that stand where the choice is asked for, and that are neither one of the choices nor lead to them. */
export function othersThere({ a, b, through }: CompareProbe, { controls }: PageState, engine: FactEngine) {
  return controls.filter(
    (control) =>
      (a.place === undefined || control.place === a.place) &&
      pressed.includes(control.role) &&
      !isTarget(control, a, engine) &&
      !isTarget(control, b, engine) &&
      !(through !== undefined && isTarget(control, { name: through }, engine)),
  );
}

/**
 * How one gets away from a request that offers no second choice: whether the page beneath can be used (`blocksPage`) and whether Escape
 * sends the request away (`closesByKey`). Nothing of the request is pressed; what cannot be found out is left out. Throws `WalkEnded`.
 */
export async function wayOut(
  probe: CompareProbe & { readonly asked: Node },
  walk: Walk,
  engine: FactEngine,
): Promise<Record<string, ProbeValue>> {
  const isAsked = (state: PageState): boolean => holds(state, probe.asked, engine) === true;
  const opened = await walk.open();
  const state = isAsked(opened) ? opened : await walk.lookFurther();
  if (!isAsked(state)) return {};
  const beneath = state.controls
    .filter((control) => control.place !== probe.a.place && !standsElsewhere(control))
    .slice(0, mostBeneath);
  const blocks = beneath.length === 0 ? {} : { blocksPage: !(await walk.canReachAny(beneath)) };
  return { ...blocks, closesByKey: !isAsked(await walk.pressEscape()) };
}
