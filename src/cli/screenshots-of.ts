import { EvidenceError } from '../errors.js';
import type { EvidenceBundle } from '../evidence/bundle.js';

/** Reads screenshots out of a bundle for the report; one that is missing leaves a gap, not an error. */
export const screenshotsOf =
  (bundle: EvidenceBundle) =>
  (path: string): Uint8Array | undefined => {
    try {
      return bundle.readBytes(path);
    } catch (error) {
      if (error instanceof EvidenceError) return undefined;
      throw error;
    }
  };
