/// <reference lib="dom" />
import type { Tree } from '../../in-page/tree.js';
import type { Visibility } from '../../in-page/visibility.js';

export interface Colours {
  /** Colours as the browser prints them, and the WCAG 2 contrast of words and ground; null over an image or a gradient. */
  readonly of: (element: Element) => { readonly color: string; readonly background: string; readonly contrast: number | null };
}

/** Self-contained: its source text is sent to the page. */
export function createColours(tree: Tree, visibility: Visibility): Colours {
  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  /** Paints layers one over the other on white, so that any notation and any transparency is resolved by the browser. */
  function painted(layers: readonly string[]): readonly number[] | null {
    if (!brush) return null;
    for (const layer of ['#fff', ...layers]) {
      brush.fillStyle = layer;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function luminance(rgb: readonly number[]): number {
    const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  const transparent = (colour: string) => /^(transparent|rgba\(.*, 0\))$/.test(colour) || /\/ 0\)$/.test(colour);

  function of(element: Element) {
    const color = visibility.styleOf(element).color;
    const grounds: string[] = [];
    let image = false;
    let opacity = 1;
    for (let current: Element | null = element; current; current = tree.parentOf(current)) {
      const style = visibility.styleOf(current);
      opacity *= Number.parseFloat(style.opacity) || 1;
      if (style.backgroundImage !== 'none') image = true;
      if (!transparent(style.backgroundColor)) grounds.unshift(style.backgroundColor);
      if (image || /^rgb\(/.test(style.backgroundColor)) break;
    }
    const background = grounds.at(-1) ?? 'rgba(0, 0, 0, 0)';
    if (image || opacity < 0.99) return { color, background, contrast: null };
    const below = painted(grounds);
    const above = painted([...grounds, color]);
    if (!below || !above) return { color, background, contrast: null };
    const [dark = 0, light = 0] = [luminance(below), luminance(above)].sort((a, b) => a - b);
    return { color, background, contrast: Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100 };
  }

  return { of };
}
