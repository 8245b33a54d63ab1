type Rgb = readonly [number, number, number];

/** `rgb(…)` as the browser prints it, or `#rgb`, `#rrggbb`. Anything transparent or unreadable is no colour. */
function readColour(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
  }
  const parts = /^rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)\s*(?:[,/]\s*([\d.]+)\s*)?\)$/.exec(text.trim());
  if (parts === null || (parts[4] !== undefined && Number(parts[4]) < 1)) return undefined;
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2 contrast of words on their ground; undefined where a colour cannot be read. */
export function contrastOf(color: string, background: string): number | undefined {
  const [words, ground] = [readColour(color), readColour(background)];
  if (words === undefined || ground === undefined) return undefined;
  const [dark, light] = [luminance(words), luminance(ground)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
