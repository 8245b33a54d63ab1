import type { SkippedUrl } from '../evidence/capture-record.js';
import type { Obstacle, PageRecord } from '../evidence/page-record.js';
import type { PageType, Reason } from '../ruleset/vocabulary.js';
import { carrierTypes } from './page-groups.js';
import { isReadable, pagesOfTypes, promisesAny, type Site } from './site.js';

const reasonOf: Readonly<Record<Obstacle, Reason>> = {
  blocked: 'blocked',
  captcha: 'captcha',
  'login-required': 'login-required',
  timeout: 'timeout',
  unreachable: 'timeout',
  'http-error': 'page-not-found',
  'not-html': 'capture-missing',
  'too-large': 'capture-missing',
  withheld: 'capture-missing',
};

const gravest: readonly Reason[] = ['blocked', 'captcha', 'login-required', 'timeout'];

function obstacleReason(pages: readonly PageRecord[]): Reason | undefined {
  const reasons = pages.flatMap((page) => {
    if (page.obstacle !== undefined) return [reasonOf[page.obstacle]];
    return page.loadState === 'failed' || page.loadState === 'navigation-timeout' ? (['timeout'] as const) : [];
  });
  return gravest.find((reason) => reasons.includes(reason)) ?? reasons[0];
}

const limits: readonly SkippedUrl['reason'][] = ['page-limit', 'depth-limit', 'time-limit', 'interrupted'];

function skippedReason(site: Site, sought: readonly PageType[]): 'robots' | 'side-effects-refused' | 'budget' | undefined {
  const promising = site.left.filter((entry) => entry.promises.some((type) => sought.includes(type as PageType)));
  if (promising.some((entry) => entry.reason === 'robots')) return 'robots';
  if (promising.some((entry) => limits.includes(entry.reason))) return 'budget';
  // The only way to such a page is a link that would change something: a person may follow it, this tool never does.
  return promising.some((entry) => entry.reason === 'side-effect') ? 'side-effects-refused' : undefined;
}

/** Nothing of the site could be read at all: what stood in the way. */
export function whyNothingReadable(site: Site): Reason {
  const { pages } = site;
  const { capture } = site.bundle;
  return obstacleReason(pages) ?? (capture.stoppedBy === 'blocked' ? 'blocked' : 'page-not-found');
}

/**
 * Why no page of the sought types could be read, when that alone keeps a rule from being tested; undefined when pages
 * were read, or when the very absence of such a page can be the finding.
 */
export function whyNoPage(site: Site, sought: readonly PageType[]): Reason | undefined {
  if (site.readable.length === 0) return whyNothingReadable(site);
  const carriers = sought.filter((type) => carrierTypes.has(type));
  const onlyCarriers = carriers.length === sought.length;
  const seen = pagesOfTypes(site, sought).length > 0;
  if (!seen) {
    const hindered = site.pages.filter(
      (page) => !isReadable(page) && promisesAny(site, { text: page.foundOn?.text ?? '', url: page.requestedUrl }, sought),
    );
    const reason = obstacleReason(hindered.filter((page) => page.obstacle !== 'http-error'));
    if (reason !== undefined) return reason;
    const skipped = skippedReason(site, sought);
    if (skipped === 'robots' || skipped === 'side-effects-refused') return skipped;
    if (onlyCarriers) return skipped ?? 'page-not-found';
  }
  // A duty about what users post cannot be judged where nothing that users post was seen.
  const content: readonly PageType[] = ['content-item', 'content-list'];
  if (sought.includes('content-item') && pagesOfTypes(site, content).length === 0)
    return skippedReason(site, content) ?? 'page-not-found';
  return undefined;
}
