import type { LightAnswer } from './light-get.js';
import { type RobotsRules, robotsFrom } from './robots.js';

/** robots.txt of each origin met, fetched once. */
export interface SiteRobots {
  readonly rulesFor: (url: string) => Promise<RobotsRules>;
  /** Rules that are already known; an origin not met yet allows everything. */
  readonly allows: (url: string) => boolean;
}

/** In mode `ignore` the files are read and recorded all the same, but allow everything. */
export function createSiteRobots(get: (url: string) => Promise<LightAnswer>, mode: 'respect' | 'ignore' = 'respect'): SiteRobots {
  const asked = new Map<string, Promise<RobotsRules>>();
  const known = new Map<string, RobotsRules>();
  return {
    rulesFor(url) {
      const origin = new URL(url).origin;
      const running = asked.get(origin);
      if (running) return running;
      const address = `${origin}/robots.txt`;
      const started = get(address).then((answer) => {
        const rules = robotsFrom(address, answer);
        known.set(origin, rules);
        return rules;
      });
      asked.set(origin, started);
      return started;
    },
    allows: (url) => mode === 'ignore' || (known.get(new URL(url).origin)?.allows(url) ?? true),
  };
}
