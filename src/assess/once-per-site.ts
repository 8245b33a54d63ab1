import type { Site } from './site.js';

/** Remembers what was made of a site, for as long as the site is in use: searches ask it anew for each set of page types. */
export function oncePerSite<T>(make: (site: Site) => T): (site: Site) => T {
  const known = new WeakMap<Site, { readonly value: T }>();
  return (site) => {
    const made = known.get(site) ?? { value: make(site) };
    known.set(site, made);
    return made.value;
  };
}
