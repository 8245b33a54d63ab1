import { type LayoutRun, unmovedRuns } from '../evidence/page-layout.js';
import type { PictureRecord } from '../evidence/picture-record.js';
import { type DeviceName, type DeviceTraits, deviceTraits } from './device.js';
import type { LayoutReading } from './in-page/layout.js';
import { fontsProgram, layoutProgram } from './in-page/program.js';
import { runIsolated } from './isolated-world.js';
import { jpegSize } from './jpeg-size.js';
import { whileStill } from './still-page.js';
import type { Tab } from './tab.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** Highest picture of a page, CSS pixels: what stands below is left out, and that is said. */
export const highest = 12_000;

/** A picture of a page, what it shows, and the runs of text that stand on it where they were measured. */
export interface Picture {
  readonly image: Uint8Array;
  readonly record: PictureRecord;
  readonly runs: readonly LayoutRun[];
}

/** What a picture of the window, taken while the page was read, shows of it. */
export async function windowPicture(tab: Tab, image: Uint8Array, layout: LayoutReading): Promise<Picture> {
  const { seen, documentHeight } = layout;
  const scale = scaleOf(image, seen.width);
  const shows = documentHeight <= seen.height ? 'document' : 'window';
  const runs = unmovedRuns(layout.runs, (await measuredAgain(tab))?.runs ?? []);
  return { image, record: { ...seen, scale, documentHeight, shows }, runs };
}

/**
 * Takes a picture of the whole document, as wide as the window and at most 12 000 pixels high, then measures again: what moved
 * meanwhile has no place on it. Undefined when the window shows all of it, or when it could not be taken within `ms`.
 * The browser makes the window another size for it: the page's scripts stand still meanwhile, so that menus which close when the window
 * changes are as they were; all they may be told is a media query again, with the answer it had.
 */
export async function wholePicture(
  tab: Tab,
  layout: LayoutReading,
  { ms, device }: { readonly ms: number; readonly device?: DeviceName | undefined },
): Promise<Picture | undefined> {
  const { documentHeight, seen } = layout;
  if (documentHeight <= seen.height || !(await hasFonts(tab))) return undefined;
  const height = Math.min(documentHeight, highest);
  const image = await pictureOf(tab, { x: 0, y: 0, width: seen.width, height }, ms, deviceTraits(device));
  if (image === undefined) return undefined;
  const after = await measuredAgain(tab);
  if (after === undefined) return undefined;
  const scale = scaleOf(image, seen.width);
  const record = {
    y: 0,
    width: seen.width,
    height: Math.min(height, Math.floor(heightOf(image) / scale)),
    scale,
    documentHeight,
  };
  return {
    image,
    record: { ...record, shows: record.height < documentHeight - 1 ? 'cut' : 'document' },
    runs: unmovedRuns(layout.runs, after.runs),
  };
}

/** Playwright waits for fonts without end: a page whose fonts do not come is not worth that. */
async function hasFonts({ session }: Tab): Promise<boolean> {
  const answer = await runIsolated<boolean>(session, fontsProgram(500), 1000).catch(() => false);
  return answer === true;
}

async function measuredAgain({ session }: Tab): Promise<LayoutReading | undefined> {
  const answer = await runIsolated<LayoutReading | null>(session, layoutProgram, 1000).catch(() => null);
  return answer === timedOut || answer === null ? undefined : answer;
}

async function pictureOf(
  { page, session }: Tab,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  ms: number,
  { deviceScaleFactor, isMobile }: DeviceTraits,
): Promise<Uint8Array | undefined> {
  const window = page.viewportSize();
  if (window === null) return undefined;
  const { width, height } = window;
  const shot = whileStill(session, async () => {
    // The same that Playwright set, on this session: what the browser puts back afterwards is what this session asked for.
    await session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      screenWidth: width,
      screenHeight: height,
      deviceScaleFactor,
      mobile: isMobile,
      screenOrientation: orientationOf({ isMobile, isWide: width > height }),
    });
    const clip = { ...place, scale: 1 / deviceScaleFactor };
    const options = { format: 'jpeg', quality: 60, optimizeForSpeed: true, captureBeyondViewport: true, clip } as const;
    return withTimeLimit(session.send('Page.captureScreenshot', options), ms);
  });
  const answer = await shot.catch(() => timedOut);
  return answer === undefined || answer === timedOut ? undefined : Buffer.from((answer as { data: string }).data, 'base64');
}

const orientationOf = ({ isMobile, isWide }: { readonly isMobile: boolean; readonly isWide: boolean }) =>
  isMobile && !isWide
    ? ({ type: 'portraitPrimary', angle: 0 } as const)
    : ({ type: 'landscapePrimary', angle: isMobile ? 90 : 0 } as const);

const heightOf = (image: Uint8Array): number => jpegSize(image)?.height ?? 0;

/** Pixels of the image per CSS pixel of the page. */
function scaleOf(image: Uint8Array, width: number): number {
  const size = jpegSize(image);
  return size === undefined || width <= 0 ? 1 : Math.round((size.width / width) * 1000) / 1000;
}
