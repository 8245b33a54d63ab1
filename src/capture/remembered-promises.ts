import type { PageType } from '../ruleset/vocabulary.js';
import type { LinkPromises } from './capture-options.js';

const mostRemembered = 20_000;

/** The same answers, each worked out once: a site shows most of its links on every page. */
export function rememberPromises(engine: LinkPromises): LinkPromises['promisesOf'] {
  const known = new Map<string, readonly PageType[]>();
  return (link) => {
    const key = `${link.url}\n${link.text}`;
    const answer = known.get(key) ?? engine.promisesOf(link);
    if (known.size < mostRemembered) known.set(key, answer);
    return answer;
  };
}
