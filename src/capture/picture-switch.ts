import { existsSync, readFileSync } from 'node:fs';
import { bundlePath } from '../evidence/bundle-path.js';
import type { BundleWriter } from '../evidence/bundle-writer.js';
import type { PicturesOff } from '../evidence/capture-record.js';
import type { MediaPolicy } from './archive-exchange.js';

/** Whether pictures are asked for and kept at this moment of a visit. Once they are not, they are not until its end. */
export interface PictureSwitch {
  readonly wanted: () => boolean;
  /** The site turned out to be for adults: pictures stop, unless the operator asked to keep them (LCEN, art. 10). */
  readonly offForAdults: () => void;
  /** Words suggested abuse material: pictures stop, whatever was asked (code pénal, art. 227-23). */
  readonly offForSignal: () => void;
  /** When and why they stopped in the middle of the visit. */
  readonly stopped: () => PicturesOff | undefined;
  /** Called when they stop. */
  readonly onOff: (listener: () => void) => void;
}

const picturesPath = 'logs/pictures.ndjson';

/** Opens the switch of a visit; without a `writer` nothing is noted, and with one a capture that goes on keeps pictures off when they were. */
export function openPictureSwitch(media: MediaPolicy = 'auto', writer?: BundleWriter): PictureSwitch {
  let off = writer && earlierIn(writer);
  const listeners: (() => void)[] = [];
  function stop(why: PicturesOff['why']): void {
    if (off !== undefined || media === 'none') return;
    off = { at: new Date().toISOString(), why };
    writer?.appendLine(picturesPath, off);
    for (const listener of listeners) listener();
  }
  return {
    wanted: () => media !== 'none' && off === undefined,
    offForAdults: () => {
      if (media !== 'keep') stop('adult');
    },
    offForSignal: () => stop('abuse-signal'),
    stopped: () => off,
    onOff: (listener) => void listeners.push(listener),
  };
}

function earlierIn({ directory }: BundleWriter): PicturesOff | undefined {
  const file = bundlePath(directory, picturesPath);
  const [line = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  try {
    return line === '' ? undefined : (JSON.parse(line) as PicturesOff);
  } catch {
    // Cut by the end of the process: what it was about to say comes again.
    return undefined;
  }
}
