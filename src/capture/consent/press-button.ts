import type { Tab } from '../tab.js';
import { withTimeLimit } from '../time-limit.js';
import type { ConsentWorlds, World } from './consent-worlds.js';
import { clickKept, pointAt } from './in-page/pointing.js';
import { placeOfFrame } from './read-banner.js';

/**
 * Clicks an element of the last reading of its world with the pointer, as a visitor does; by script when something lies over it, when its
 * frame cannot be placed, or when `byScript` says so. Returns how it was clicked, or undefined when it is gone.
 */
export async function pressButton(
  tab: Tab,
  worlds: ConsentWorlds,
  world: World,
  key: number,
  byScript = false,
): Promise<{ readonly pointer: boolean } | undefined> {
  const point = await worlds.run<ReturnType<typeof pointAt>>(world, `(${pointAt})(${key})`).catch(() => null);
  if (point === null || typeof point === 'symbol') return undefined;
  const top = world === worlds.all()[0];
  const place = top ? { x: 0, y: 0 } : await placeOfFrame(worlds, world);
  if (point.reached && place && !byScript) {
    const clicked = await withTimeLimit(tab.page.mouse.click(place.x + point.x, place.y + point.y, { delay: 40 }), 3000).catch(
      () => 'lost',
    );
    // A click that sends the page elsewhere may lose its answer; it was made all the same.
    return clicked === 'lost' && tab.page.isClosed() ? undefined : { pointer: true };
  }
  const done = await worlds.run<boolean>(world, `(${clickKept})(${key})`).catch(() => true);
  return done === false ? undefined : { pointer: false };
}
