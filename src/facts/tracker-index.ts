import type { TrackerList } from '../ruleset/definitions.js';

/** Answers which purpose a cookie or a request serves, from rules/trackers. */
export interface TrackerIndex {
  readonly ofCookie: (name: string) => { readonly name: string; readonly purpose: string } | undefined;
  readonly ofRequest: (url: string) => { readonly name: string; readonly purpose: string } | undefined;
}

function wildcard(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^;=]*')}$`,
  );
}

interface RequestPattern {
  readonly host: string;
  readonly path: string;
}

function readRequestPattern(pattern: string): RequestPattern {
  const slash = pattern.indexOf('/');
  return slash < 0 ? { host: pattern, path: '' } : { host: pattern.slice(0, slash), path: pattern.slice(slash) };
}

/** Compiles the lists of known trackers; names hold only `*` as a wildcard. */
export function indexTrackers(lists: Iterable<TrackerList>): TrackerIndex {
  const trackers = [...lists].flatMap((list) => list.trackers);
  const cookies = trackers.flatMap((tracker) => (tracker.cookies ?? []).map((name) => ({ tracker, pattern: wildcard(name) })));
  const requests = trackers.flatMap((tracker) =>
    (tracker.requests ?? []).map((pattern) => ({ tracker, pattern: readRequestPattern(pattern) })),
  );
  return {
    ofCookie: (name) => cookies.find(({ pattern }) => pattern.test(name))?.tracker,
    ofRequest: (address) => {
      let url: URL;
      try {
        url = new URL(address);
      } catch {
        return undefined;
      }
      return requests.find(
        ({ pattern }) =>
          (url.hostname === pattern.host || url.hostname.endsWith(`.${pattern.host}`)) && url.pathname.startsWith(pattern.path),
      )?.tracker;
    },
  };
}
