import type { Rect } from '../../../evidence/page-record.js';

/** A box of a page that may be a consent banner, as one frame's world reads it. */
export interface BoxReading {
  readonly text: string;
  readonly rect: Rect;
  /** It lies over the page: fixed, sticky, a dialog, or a frame that does. */
  readonly overlay: boolean;
  /** Indexes, in the same answer, of the boxes around this one, nearest first. */
  readonly within: readonly number[];
  /** It asks for an address, a password or a telephone number, as no consent banner does. */
  readonly asksForData: boolean;
  readonly buttons: readonly BoxButton[];
  readonly switches: readonly BoxSwitch[];
}

export interface BoxButton {
  /** Place in the list of clickable elements that the frame's world keeps until the next reading. */
  readonly key: number;
  /** What a visitor reads on it; empty for a drawing. */
  readonly text: string;
  /** Accessible name. */
  readonly name: string;
  readonly selector: string;
  readonly rect: Rect;
  readonly color: string;
  readonly background: string;
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly contrast: number | null;
  /** It is a link to another document. */
  readonly leadsAway: boolean;
}

export interface BoxSwitch {
  readonly key: number;
  readonly name: string;
  readonly selector: string;
  readonly checked: boolean;
  readonly locked: boolean;
}
