import { pageUrl } from '../../evidence/page-address.js';
import type { ControlRecord, ExploredControl } from '../../evidence/page-record.js';
import type { Candidate } from './choose-controls.js';
import type { Look } from './in-page/explorer.js';
import type { PageBench } from './page-bench.js';
import type { Departure, StillTab, StoppedRequest } from './still-tab.js';

/** What working one control did, before it is known which links it showed. */
export interface Effect {
  readonly gone: boolean;
  /** Something else is visible than before. */
  readonly changed: boolean;
  readonly dialog: boolean;
  /** The control itself says that it is open now. */
  readonly opened: boolean;
  readonly left: boolean;
  readonly departure?: Departure;
  readonly stopped: readonly StoppedRequest[];
}

const untouched: Effect = { gone: true, changed: false, dialog: false, opened: false, left: false, stopped: [] };

/**
 * Works one control as a visitor would: the pointer rests on it where a menu may open so, then it is clicked; one that something
 * covers is clicked by script. Throws `PageLost` when the page does not answer any more.
 */
export async function workControl(candidate: Candidate, bench: PageBench, still: StillTab, firstUrl: string): Promise<Effect> {
  const { control, hoverOnly } = candidate;
  const before = await bench.look(control.selector);
  const aim = await bench.aim(control.selector);
  if (aim.state === 'gone') return untouched;
  still.take();
  if (aim.state === 'ready' && hovers(control)) {
    await bench.mouse('move', aim.x, aim.y);
    await bench.settle();
    const hovered = await bench.look(control.selector);
    if (hovered.mark !== before.mark || hoverOnly) return effectOf(before, hovered, still, bench, firstUrl);
  }
  if (hoverOnly) return effectOf(before, before, still, bench, firstUrl);
  if (aim.state === 'ready') await bench.mouse('click', aim.x, aim.y);
  else await bench.press(control.selector);
  await bench.settle();
  return effectOf(before, await bench.look(control.selector), still, bench, firstUrl);
}

const hovers = ({ popup, place }: ControlRecord) => popup && (place === 'nav' || place === 'header');

async function effectOf(before: Look, after: Look, still: StillTab, bench: PageBench, firstUrl: string): Promise<Effect> {
  const { stopped, departures, dialogs } = still.take();
  const heldBack = await bench.heldBack();
  const departure = bestOf(departures, firstUrl);
  return {
    gone: !after.there,
    changed: after.mark !== before.mark,
    dialog: dialogs > 0 || after.dialogs > before.dialogs,
    opened: after.open && !before.open,
    left: address(after.url) !== address(firstUrl),
    ...(departure ? { departure } : {}),
    stopped: unlike([...stopped, ...heldBack]).slice(0, 20),
  };
}

const address = (url: string) => pageUrl(url) ?? url;
const unlike = (requests: readonly StoppedRequest[]) => [
  ...new Map(requests.map((request) => [`${request.method} ${request.url}`, request])).values(),
];

const rank: readonly Departure['how'][] = ['page', 'window', 'within', 'other-scheme', 'form'];

/** The departure that names where the control leads; a refresh that the page does by itself names nothing. */
function bestOf(departures: readonly Departure[], firstUrl: string): Departure | undefined {
  return departures
    .filter(
      ({ how, url }) => how !== 'by-itself' && /^[a-z][a-z\d+.-]*:/i.test(url) && !/^(about|javascript|blob|data):/i.test(url),
    )
    .filter(({ url }) => address(url) !== address(firstUrl))
    .sort((a, b) => rank.indexOf(a.how) - rank.indexOf(b.how))[0];
}

/** The outcome as kept in the evidence. `shown`: links and controls that were not visible before. */
export function outcomeOf(effect: Effect, shown: number): ExploredControl['outcome'] {
  if (effect.departure) return 'navigation';
  if (effect.dialog) return 'dialog';
  if (shown > 0 || (effect.changed && effect.opened)) return 'revealed';
  return effect.gone ? 'gone' : 'nothing';
}
