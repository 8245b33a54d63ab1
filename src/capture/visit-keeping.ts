import type { WebArchive } from '../evidence/warc/web-archive.js';
import { createBodyDigests } from './body-digests.js';
import type { CaptureLimits } from './capture-options.js';
import type { AddressOf, NetworkTools } from './network-log.js';

/** Where a visit that is none of a page keeps what it sent and received. */
export interface VisitKeeping {
  readonly archive: WebArchive;
  readonly addressOf: AddressOf;
}

/**
 * What watches the network of one fresh browser context; nothing is kept without an archive.
 * @param visit see `ArchivedRecord.visit`
 * @param more which requests left, and what of their answers may be kept
 */
export const networkTools = (
  keeping: VisitKeeping | undefined,
  visit: string,
  limits: CaptureLimits,
  more: Pick<NetworkTools, 'isSent' | 'keeping'> = {},
): NetworkTools => ({
  ...(keeping === undefined ? {} : { ...keeping, visit, digests: createBodyDigests(limits.bodyBytes) }),
  ...more,
});

/** Waits until the archive has room; at once without one. */
export const roomFor = async (keeping: VisitKeeping | undefined): Promise<void> => keeping?.archive.room();

/** The keeping of a capture, from its writer and its guard; undefined when it keeps no web archive. */
export const keepingOf = (archive: WebArchive | undefined, addressOf: AddressOf): VisitKeeping | undefined =>
  archive === undefined ? undefined : { archive, addressOf };
