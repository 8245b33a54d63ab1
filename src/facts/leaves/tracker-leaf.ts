import type { TrackerLeaf } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf } from '../evaluation.js';

/**
 * `tracker`: something known to need consent was stored or contacted while nothing had been chosen.
 * The purpose `unlisted` stands for cookies that no list names.
 */
export const trackerLeaf: Leaf<TrackerLeaf> = (options, context): Evaluation => {
  const { view, trackers } = context;
  if (!view.hasNetwork) return { value: 'unknown', reason: 'capture-missing' };
  const kind = options.evidence ?? 'any';
  if (kind !== 'requested') {
    for (const cookie of [
      ...view.cookies,
      ...view.storage.map((item) => ({ name: item.key, domain: item.origin, seenAfterMs: undefined })),
    ]) {
      const purpose = trackers.ofCookie(cookie.name)?.purpose ?? 'unlisted';
      if (!options.purpose.includes(purpose)) continue;
      const after = cookie.seenAfterMs === undefined ? '' : `, ${cookie.seenAfterMs} ms`;
      return found({ exact: `${cookie.name} (${cookie.domain}${after})`, prefix: '', suffix: '' }, cookie.name);
    }
  }
  if (kind !== 'stored') {
    for (const request of view.requests) {
      const tracker = trackers.ofRequest(request.url);
      if (tracker === undefined || !options.purpose.includes(tracker.purpose)) continue;
      return found({ exact: `${request.url.slice(0, 160)} (${request.afterMs} ms)`, prefix: '', suffix: '' }, tracker.name);
    }
  }
  return { value: false };
};
