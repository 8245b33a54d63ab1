import robotsParser from 'robots-parser';
import type { LightAnswer } from './light-get.js';

/** The package is CommonJS with the types of a module: its export is the function itself. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** Name under which a site may address Vigie in robots.txt. */
export const robotsAgent = 'Vigie';

export interface RobotsRules {
  readonly url: string;
  readonly status: number | null;
  readonly allows: (url: string) => boolean;
  readonly sitemaps: readonly string[];
  /** Pause between two requests that the site asks for, milliseconds. */
  readonly crawlDelayMs?: number;
}

/**
 * Rules of one origin from the answer to its robots.txt. A 4xx allows everything (RFC 9309 §2.3.1.3). A server error does too, against
 * §2.3.1.4: a few pages read once are no load, and the status is kept in the evidence.
 */
export function robotsFrom(url: string, answer: LightAnswer): RobotsRules {
  const usable = answer.status === 200 && !/html/i.test(answer.contentType);
  if (!usable) return { url, status: answer.status, allows: () => true, sitemaps: [] };
  const parsed = parseRobots(url, answer.body);
  const delay = parsed.getCrawlDelay(robotsAgent);
  return {
    url,
    status: answer.status,
    allows: (address) => parsed.isAllowed(address, robotsAgent) !== false,
    sitemaps: parsed.getSitemaps(),
    ...(delay === undefined || !(delay > 0) ? {} : { crawlDelayMs: delay * 1000 }),
  };
}
