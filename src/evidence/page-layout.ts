import type { Rect } from './page-record.js';

/**
 * A run of text on one line, or an element that speaks without text (image, field, button): where it begins in the stored `dom.html`
 * (index in UTF-16 units), the characters that stand there, and its box on the page in CSS pixels from the top left of the document.
 */
export type LayoutRun = readonly [at: number, begins: string, x: number, y: number, width: number, height: number];

/** `records/<id>/layout.json`: where what a visitor sees stands on the page. Runs are in the order of `dom.html`. */
export interface PageLayout {
  /** True when the page had more than is kept. */
  readonly cut: boolean;
  readonly runs: readonly LayoutRun[];
}

/** A layout as text, one run a line, so that people can read it too. */
export function layoutText({ cut, runs }: PageLayout): string {
  return `{"cut":${cut},"runs":[\n${runs.map((run) => JSON.stringify(run)).join(',\n')}\n]}\n`;
}

const isRun = (value: unknown): value is LayoutRun =>
  Array.isArray(value) &&
  value.length === 6 &&
  typeof value[1] === 'string' &&
  value.every((part, index) => index === 1 || Number.isFinite(part));

/** Reads a layout back; undefined when it is none: a bundle may come from anywhere. */
export function readLayout(text: string): PageLayout | undefined {
  let value: Partial<PageLayout> | null;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== 'object' || !Array.isArray(value.runs) || !value.runs.every(isRun)) return undefined;
  return { cut: value.cut === true, runs: value.runs };
}

/** The smallest box around some runs; undefined for none. */
export function boxAround(runs: readonly LayoutRun[]): Rect | undefined {
  if (runs.length === 0) return undefined;
  const x = Math.min(...runs.map((run) => run[2]));
  const y = Math.min(...runs.map((run) => run[3]));
  const right = Math.max(...runs.map((run) => run[2] + run[4]));
  const bottom = Math.max(...runs.map((run) => run[3] + run[5]));
  return { x, y, width: right - x, height: bottom - y };
}

const mayDrift = 1;

/** The runs that stand at the same place in both readings of a page: what moved in between has no place on a picture. */
export function unmovedRuns(before: readonly LayoutRun[], after: readonly LayoutRun[]): readonly LayoutRun[] {
  const later = new Map(after.map((run) => [run[0], run]));
  return before.filter((run) => {
    const same = later.get(run[0]);
    return same !== undefined && [2, 3, 4, 5].every((part) => Math.abs(Number(same[part]) - Number(run[part])) <= mayDrift);
  });
}
