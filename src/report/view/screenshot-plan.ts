import type { AssessedConsent } from '../../assess/assessed-capture.js';
import type { RuleResult } from '../../assess/assessment.js';
import type { PictureRecord } from '../../evidence/picture-record.js';
import { cropOf } from './crop-view.js';
import { picturedPieces } from './evidence-pieces.js';

/** Bytes of images that one report may hold, so that it still travels by mail. */
const budget = 6_000_000;

export interface PlannedImage {
  /** Rule whose result shows the image; others point to it. */
  readonly rule: string;
  readonly anchor: string;
  readonly source: string;
  /** Set when parts of the picture are shown: it is then drawn from one definition, by this id. */
  readonly drawn?: { readonly id: string; readonly picture: PictureRecord };
}
export interface ScreenshotPlan {
  readonly images: ReadonlyMap<string, PlannedImage>;
  /** Screenshots that exist in the bundle but did not fit or could not be read. */
  readonly left: ReadonlySet<string>;
}

/** Chooses the screenshots to embed: pages that carry findings only, then those of the choice on trackers, in reading order, each once, until the budget is spent. */
export function planScreenshots(
  results: readonly RuleResult[],
  screenshot: (path: string) => Uint8Array | undefined,
  consent?: AssessedConsent,
): ScreenshotPlan {
  const images = new Map<string, PlannedImage>();
  const left = new Set<string>();
  const pictures = markedPictures(results);
  let spent = 0;
  for (const result of results) {
    for (const pointer of picturedPieces(result)) {
      const path = pointer.screenshot;
      if (path === undefined || images.has(path) || left.has(path)) continue;
      const bytes = screenshot(path);
      const source = bytes && spent + bytes.length <= budget ? dataAddress(bytes) : undefined;
      if (bytes === undefined || source === undefined) {
        left.add(path);
        continue;
      }
      spent += bytes.length;
      const picture = pictures.get(path);
      const drawn = picture && { id: `picture-${images.size + 1}`, picture };
      images.set(path, { rule: result.rule, anchor: `shot-${pointer.page}`, source, ...(drawn ? { drawn } : {}) });
    }
  }
  for (const { path } of consent?.states.flatMap(({ screenshots }) => screenshots) ?? []) {
    const bytes = screenshot(path);
    const source = bytes && spent + bytes.length <= budget ? dataAddress(bytes) : undefined;
    if (bytes === undefined || source === undefined) left.add(path);
    else {
      spent += bytes.length;
      images.set(path, { rule: '', anchor: '', source });
    }
  }
  return { images, left };
}

/** What the screenshots show on which some quotation can be marked, by path. */
function markedPictures(results: readonly RuleResult[]): ReadonlyMap<string, PictureRecord> {
  const pointers = results.flatMap(({ evidence, checks }) => [...evidence, ...checks.flatMap((check) => check.evidence)]);
  return new Map(
    pointers.flatMap((pointer): [string, PictureRecord][] => {
      const { screenshot, picture } = pointer;
      return screenshot === undefined || picture === undefined || cropOf(pointer) === undefined ? [] : [[screenshot, picture]];
    }),
  );
}

function dataAddress(bytes: Uint8Array): string | undefined {
  const type = imageType(bytes);
  return type === undefined ? undefined : `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Only JPEG and PNG by their first bytes: a bundle may come from anywhere, and SVG could carry markup. */
function imageType(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return 'image/png';
  return undefined;
}
