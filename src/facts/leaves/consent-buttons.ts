import type { ConsentBanner, ConsentButton, ConsentState } from '../../evidence/consent-record.js';
import type { Evaluation } from '../evaluation.js';

/** Only a consent tool's own rule saw the banner: its buttons were not read. */
const unreadButtons: Evaluation = { value: 'unknown', reason: 'ambiguous' };

const shown = (exact: string, button?: ConsentButton): Evaluation => ({
  value: true,
  state: 'untouched',
  quote: { exact, prefix: '', suffix: '', ...(button === undefined ? {} : { selector: button.selector }) },
});

/** Whether a layer of the banner has a button of one of these kinds. */
export function offers(banner: ConsentBanner, kinds: readonly string[], layer: 1 | 2): Evaluation {
  if (banner.buttons.length === 0 || (layer === 2 && !banner.secondLayerSeen)) return unreadButtons;
  const button = banner.buttons.find((one) => one.layer === layer && kinds.includes(one.kind));
  return button === undefined ? { value: false } : shown(button.name, button);
}

/** Whether something optional was on before the visitor did anything, on a layer that was read. */
export function preticked({ purposes }: ConsentBanner, layer: 1 | 2): Evaluation {
  const ticked = purposes.filter((purpose) => purpose.layer === layer && purpose.checked && !purpose.locked);
  return ticked.length === 0 ? { value: false } : shown(ticked.map(({ name }) => name).join(', '));
}

function nearest(banner: ConsentBanner, kind: ConsentButton['kind']): ConsentButton | undefined {
  return banner.buttons.filter((button) => button.kind === kind).sort((a, b) => a.clicksNeeded - b.clicksNeeded)[0];
}

/** Whether refusing takes more clicks than accepting, by the buttons that were read or the clicks that were made. */
export function moreClicks(banner: ConsentBanner, refusal: ConsentState): Evaluation {
  const accept = nearest(banner, 'accept');
  const refuse = nearest(banner, 'refuse');
  // Saving a panel with nothing ticked refuses without any button that says so.
  const byHand = refusal.status === 'done' && refusal.means === 'clicks';
  const made = byHand ? refusal.clicks.filter(({ pointer }) => pointer) : [];
  const clicks = refuse?.clicksNeeded ?? (made.length > 0 ? made.length : undefined);
  if (accept === undefined || clicks === undefined) return unreadButtons;
  if (clicks <= accept.clicksNeeded) return { value: false };
  const way = refuse?.name ?? made.map(({ name }) => name).join(' › ');
  return shown(`${accept.name}: ${accept.clicksNeeded}; ${way}: ${clicks}`, refuse);
}

const areaOf = ({ rect }: ConsentButton): number => rect.width * rect.height;

/** Whether the refusal of the first layer is smaller or paler than the limits; the limits are proposals, not the law. */
export function lessVisible(banner: ConsentBanner, limits: { readonly area: number; readonly contrast: number }): Evaluation {
  const first = banner.buttons.filter(({ layer }) => layer === 1);
  const accept = first.find(({ kind }) => kind === 'accept');
  const refuse = first.find(({ kind }) => kind === 'refuse');
  if (accept === undefined || refuse === undefined || areaOf(accept) === 0) return unreadButtons;
  const share = areaOf(refuse) / areaOf(accept);
  const isPale = refuse.contrast !== null && refuse.contrast < limits.contrast;
  if (share >= limits.area && !isPale) return { value: false };
  const contrast = refuse.contrast === null ? '' : `, contrast ${refuse.contrast.toFixed(1)}:1`;
  return shown(`${refuse.name} (${Math.round(share * 100)} % × ${accept.name}${contrast})`, refuse);
}
