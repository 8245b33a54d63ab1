/// <reference lib="dom" />

interface KeepsElements {
  vigieClickable?: Element[];
}

/**
 * Brings a kept element into view and says where the pointer would touch it, in CSS pixels of the frame's own viewport; `reached`
 * tells whether nothing lies over that point. Null when the element is gone. Self-contained.
 */
export function pointAt(key: number): { readonly x: number; readonly y: number; readonly reached: boolean } | null {
  const element = (globalThis as KeepsElements).vigieClickable?.[key];
  if (!element?.isConnected) return null;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  let [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const root = element.getRootNode() as Document | ShadowRoot;
  const top = root.elementFromPoint(x, y);
  const reached = top !== null && (element === top || element.contains(top) || top.getRootNode() !== root);
  // Same-origin frames around it move it within the viewport of this world.
  let view = element.ownerDocument.defaultView;
  while (view && view !== window && view.frameElement) {
    const frame = view.frameElement.getBoundingClientRect();
    [x, y] = [x + frame.x, y + frame.y];
    view = view.frameElement.ownerDocument.defaultView;
  }
  return { x, y, reached };
}

/** Clicks a kept element by script: the way left when something lies over it. Self-contained. */
export function clickKept(key: number): boolean {
  const element = (globalThis as KeepsElements).vigieClickable?.[key] as HTMLElement | undefined;
  if (!element?.isConnected) return false;
  element.click();
  return true;
}
