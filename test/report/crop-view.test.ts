import { describe, expect, it } from 'vitest';
import { cropAround } from '../../src/report/view/crop-view.js';

const picture = { y: 0, width: 1280, height: 9000, scale: 1, documentHeight: 9000, shows: 'document' } as const;
const rect = { x: 300, y: 4000, width: 200, height: 20 };

describe('the crop around a mark', () => {
  it('has the mark in its middle', () => {
    expect(cropAround(rect, picture)).toEqual({
      view: { x: 50, y: 3880, width: 700, height: 260 },
      frame: { x: 296, y: 3996, width: 208, height: 28 },
    });
  });

  it.each([
    ['at the top left', { ...rect, x: 0, y: 0 }, { x: 0, y: 0 }],
    ['at the bottom right', { ...rect, x: 1080, y: 8980 }, { x: 580, y: 8740 }],
  ])('stays on the picture %s', (_, at, begin) => {
    const crop = cropAround(at, picture);
    expect(crop?.view).toEqual({ ...begin, width: 700, height: 260 });
    const { view, frame } = crop as NonNullable<typeof crop>;
    expect(frame.x).toBeGreaterThan(view.x);
    expect(frame.y).toBeGreaterThan(view.y);
    expect(frame.x + frame.width).toBeLessThan(view.x + view.width);
  });

  it('grows with a mark wider or taller than usual', () => {
    expect(cropAround({ ...rect, x: 100, width: 1000, height: 400 }, picture)?.view).toMatchObject({ width: 1056, height: 456 });
  });

  it('shows the beginning of a mark that is too tall', () => {
    expect(cropAround({ ...rect, height: 1500 }, picture)?.view).toMatchObject({ y: 3972, height: 640 });
  });

  it('is no wider than a telephone', () => {
    expect(cropAround({ x: 16, y: 100, width: 358, height: 60 }, { ...picture, width: 390 })?.view).toMatchObject({
      x: 0,
      width: 390,
    });
  });

  it('counts from the place of the document where the picture begins', () => {
    const window = { ...picture, y: 3900, height: 800, shows: 'window' as const };
    expect(cropAround(rect, window)?.view).toMatchObject({ y: 3900, height: 260 });
  });

  it.each([
    ['below the end of the picture', { ...rect, y: 8995 }],
    ['above its beginning', { ...rect, y: -10 }],
    ['beside it', { ...rect, x: 1200 }],
    ['without a size', { ...rect, width: 0 }],
    ['that is no place', { ...rect, y: Number.NaN }],
  ])('is not made for a mark %s', (_, at) => {
    expect(cropAround(at, picture)).toBeUndefined();
  });
});
