import type { NeedLedger } from './need-ledger.js';
import { bigAbove, roomIn } from './sampling.js';
import type { Waiting } from './template-group.js';
import { isTemplate, isTool } from './template-group.js';
import type { TrapLog } from './trap-log.js';

/** Why a URL is not worth a visit now. */
export type LeftReason = 'sampled' | 'trap' | 'not-needed';

export interface WorthContext {
  readonly needs: NeedLedger;
  readonly traps: TrapLog;
  readonly samples: number;
  readonly everything: boolean;
  readonly pagesRead: number;
}

const landmarks: ReadonlySet<string> = new Set(['header', 'nav', 'footer']);

export const isLandmark = (place: string): boolean => landmarks.has(place);

/** A link of header, navigation or footer, of the entry page outside all landmarks, or of nearly every page. */
export function isFraming(candidate: Waiting, pagesRead: number): boolean {
  const { place } = candidate.foundOn;
  if (isLandmark(place) || (place === 'body' && candidate.depth === 1)) return true;
  return candidate.sightings >= 3 && candidate.sightings >= 0.6 * pagesRead;
}

/** Its words promise a type that is lacking, and its template did not disappoint that promise too often. */
export function promisesLacking({ promises, group }: Waiting, { needs, samples }: WorthContext): boolean {
  return promises.some((type) => needs.lack(type) > 0 && (group.fruitless.get(type) ?? 0) < samples);
}

const isSheet = (url: string): boolean => /^[^?#]*\.csv(?:$|[?#])/i.test(url);

/** How a candidate stands to the sampling of its template; `ordinary`: any other address of the template would do as well. */
export function standing(candidate: Waiting, context: WorthContext): 'promised' | 'framing' | 'ordinary' {
  if (promisesLacking(candidate, context)) return 'promised';
  // The sheets of one report look alike by their addresses, and each is another part of it.
  if (isSheet(candidate.url) && candidate.promises.some(context.needs.isExhaustive)) return 'promised';
  const { group } = candidate;
  if (!isTemplate(group)) return 'ordinary';
  // A login or a registration is the same from whichever page it was opened.
  if (isTool(candidate)) return 'ordinary';
  const big = bigAbove(group, context.samples);
  // A few links of the menu may look like the many articles of the site (`/our-promises-to-you`): they are counted apart.
  if (isLandmark(candidate.foundOn.place) && group.framed <= big) return 'framing';
  if (group.seen > big) return 'ordinary';
  if (isFraming(candidate, context.pagesRead)) return 'framing';
  return candidate.promises.some(context.needs.isExhaustive) ? 'promised' : 'ordinary';
}

/** Why a candidate would not be visited now, or undefined when it is worth a visit. */
export function whyLeft(candidate: Waiting, context: WorthContext): LeftReason | undefined {
  const { needs, traps, samples, everything } = context;
  const { trap, group, promises } = candidate;
  const stands = standing(candidate, context);
  if (stands === 'promised' && promisesLacking(candidate, context)) return undefined;
  if (trap && traps.visitsOf(trap.pattern) >= trap.allowed) return 'trap';
  if (everything) return undefined;
  if (stands === 'ordinary' && isTemplate(group) && roomIn(group, samples) <= 0) return 'sampled';
  if (needs.hasUnmet() || isFraming(candidate, context.pagesRead) || promises.some(needs.isExhaustive)) return undefined;
  return 'not-needed';
}
