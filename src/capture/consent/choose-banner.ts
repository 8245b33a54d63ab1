import type { ConsentButtonKind } from '../../evidence/consent-record.js';
import type { ConsentWords } from './consent-words.js';
import type { BoxButton, BoxReading } from './in-page/box-reading.js';

const longest = 5000;

/**
 * Index of the box that is the consent banner, or undefined. A box counts when its words and its buttons are those of a banner and it
 * asks for nothing else; of boxes in one another the smallest is widened to those around it that add little, so that a button standing
 * beside the text (« Continuer sans accepter ») is not lost.
 * @param layer 2 looks for what opened after « paramétrer »: a refusal or a way to save is enough
 */
export function chooseBanner(boxes: readonly BoxReading[], words: ConsentWords, layer: 1 | 2): number | undefined {
  const fits = boxes.map((box) => isBanner(box, words, layer));
  const sizes = boxes.map((box) => box.text.length);
  const candidates = boxes.map((_, index) => index).filter((index) => fits[index]);
  const rank = (index: number) => (layer === 2 && !hasKind(boxes[index], words, ['refuse', 'save']) ? 1_000_000 : 0);
  const smallest = candidates.sort((a, b) => rank(a) - rank(b) || (sizes[a] ?? 0) - (sizes[b] ?? 0))[0];
  if (smallest === undefined) return undefined;
  const size = sizes[smallest] ?? 0;
  const around = boxes[smallest]?.within ?? [];
  return around.filter((index) => fits[index] && (sizes[index] ?? 0) <= Math.max(size * 2, size + 800)).at(-1) ?? smallest;
}

/** It asks for an address, an age, a subscription to news: whatever its other words and buttons say, it is not about trackers. */
export function asksOther(box: BoxReading, words: ConsentWords): boolean {
  return box.asksForData || words.isOther(box.text);
}

function isBanner(box: BoxReading, words: ConsentWords, layer: 1 | 2): boolean {
  if (box.asksForData || box.text.length < 12 || box.text.length > longest) return layer === 2 && isSecondLayer(box, words);
  if (words.isOther(box.text)) return false;
  if (layer === 2 && isSecondLayer(box, words)) return true;
  const has = (...kinds: ConsentButtonKind[]) => hasKind(box, words, kinds);
  if (words.isNotice(box.text)) {
    return has('accept', 'refuse') || (box.overlay && has('settings', 'close', 'save'));
  }
  if (!words.isSubject(box.text)) return false;
  return (has('accept') && has('refuse', 'settings', 'save', 'subscribe')) || (has('refuse') && has('settings'));
}

/** The panel of purposes may be long, and its words are those of the purposes. */
function isSecondLayer(box: BoxReading, words: ConsentWords): boolean {
  if (box.asksForData) return false;
  const choices = hasKind(box, words, ['refuse', 'save']);
  return choices && box.overlay && (words.isSubject(box.text) || box.switches.length > 0);
}

/** A link to another document may be a choice (`?cookies=refuse`) or a shop, yet never opens or puts away the banner. */
export function kindOfButton(button: BoxButton, words: ConsentWords): ConsentButtonKind {
  // What is read decides; the accessible name often says more (« Cookies : Tout accepter ») and is asked when that says nothing.
  const read = words.kindOf(button.text);
  const kind = read === 'other' ? words.kindOf(button.name) : read;
  return button.leadsAway && !['accept', 'refuse', 'subscribe'].includes(kind) ? 'other' : kind;
}

function hasKind(box: BoxReading | undefined, words: ConsentWords, kinds: readonly ConsentButtonKind[]): boolean {
  return box?.buttons.some((button) => kinds.includes(kindOfButton(button, words))) ?? false;
}
