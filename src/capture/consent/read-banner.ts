import type { ConsentButton, ConsentPurpose } from '../../evidence/consent-record.js';
import type { Rect } from '../../evidence/page-record.js';
import { createNaming } from '../in-page/naming.js';
import { createTree } from '../in-page/tree.js';
import { createVisibility } from '../in-page/visibility.js';
import { asksOther, chooseBanner, kindOfButton } from './choose-banner.js';
import type { ConsentWords } from './consent-words.js';
import type { ConsentWorlds, World } from './consent-worlds.js';
import type { BoxReading } from './in-page/box-reading.js';
import { createColours } from './in-page/colours.js';
import { readBoxes } from './in-page/read-boxes.js';

/** A banner as it stands on the page now, with what is needed to press its buttons. */
export interface SeenBanner {
  readonly world: World;
  readonly text: string;
  readonly rect: Rect;
  /** Absent for the page itself. */
  readonly frameUrl?: string;
  readonly buttons: readonly (ConsentButton & { readonly key: number })[];
  readonly purposes: readonly (ConsentPurpose & { readonly key: number })[];
}

/** A frame of the page's own origin is part of the page above it and is not read twice. */
const boxesProgram = `(() => {
if (window !== window.top && window.frameElement !== null) return null;
const __name = (f) => f;
const tree = (${createTree})();
const visibility = (${createVisibility})(tree);
const naming = (${createNaming})(tree, visibility);
const colours = (${createColours})(tree, visibility);
return { url: location.href, top: window === window.top, boxes: (${readBoxes})(tree, visibility, naming, colours) };
})()`;

interface FrameBoxes {
  readonly url: string;
  readonly top: boolean;
  readonly boxes: readonly BoxReading[];
}

/** The consent banner of a tab, in whichever frame it stands; undefined when the words know none. */
export async function readBanner(
  worlds: ConsentWorlds,
  words: ConsentWords,
  options: { readonly layer: 1 | 2; readonly clicksBefore: number; readonly onOther?: () => void },
): Promise<SeenBanner | undefined> {
  for (const world of worlds.all()) {
    // A document that goes away while it is read shows no banner.
    const read = await worlds.run<FrameBoxes | null>(world, boxesProgram, 4000).catch(() => null);
    if (read === null || typeof read === 'symbol') continue;
    if (read.boxes.some((each) => each.overlay && asksOther(each, words))) options.onOther?.();
    const index = chooseBanner(read.boxes, words, options.layer);
    const box = index === undefined ? undefined : read.boxes[index];
    if (!box) continue;
    const place = read.top ? { x: 0, y: 0 } : await placeOfFrame(worlds, world);
    if (!place) continue;
    const moved = (rect: Rect): Rect => ({ ...rect, x: rect.x + place.x, y: rect.y + place.y });
    const frame = read.top ? {} : { frameUrl: read.url };
    return {
      world,
      text: box.text,
      rect: moved(box.rect),
      ...frame,
      buttons: box.buttons.map((button) => ({
        key: button.key,
        name: button.text || button.name,
        ...(button.text && button.text !== button.name ? { accessibleName: button.name } : {}),
        kind: kindOfButton(button, words),
        selector: button.selector,
        ...frame,
        rect: moved(button.rect),
        color: button.color,
        background: button.background,
        fontSize: button.fontSize,
        fontWeight: button.fontWeight,
        contrast: button.contrast,
        layer: options.layer,
        clicksNeeded: options.clicksBefore + 1,
      })),
      purposes: box.switches.map(({ key, name, checked, locked, selector }) => ({
        key,
        name,
        checked,
        locked,
        selector,
        layer: options.layer,
      })),
    };
  }
  return undefined;
}

/** Upper left corner of a visible frame on the page; undefined when it is not shown or gone. */
export async function placeOfFrame(
  worlds: ConsentWorlds,
  world: World,
): Promise<{ readonly x: number; readonly y: number } | undefined> {
  try {
    const frame = await worlds.frameOf(world);
    const element = await frame?.frameElement();
    const box = (await element?.isVisible()) ? await element?.boundingBox() : null;
    return box && box.width > 20 && box.height > 20 ? { x: box.x, y: box.y } : undefined;
  } catch {
    return undefined;
  }
}
