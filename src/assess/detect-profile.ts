import { countsFrom, type ProfileEntries } from '../profile/predicate.js';
import type { DeclaredProfile, ProfileEntry } from '../profile/profile.js';
import type { Assessment } from './assessment.js';
import { type ReadablePage, type Site, visitorSite } from './site.js';

export type Contradiction = Assessment['service']['contradictions'][number];

/** What is known of the service after the visit. */
export interface KnownProfile {
  /** Declared answers, and detected ones where nothing is declared. */
  readonly entries: ProfileEntries;
  readonly declared: readonly ProfileEntry[];
  readonly detected: readonly ProfileEntry[];
  readonly contradictions: readonly Contradiction[];
  /** Keys whose declaration is contradicted by what was seen. */
  readonly contradicted: ReadonlySet<string>;
}

const byKey = (a: ProfileEntry, b: ProfileEntry): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function seenOn({ record, view }: ReadablePage, quote: string | undefined): NonNullable<ProfileEntry['seen']> {
  return { page: record.id, url: record.url, quote: quote ?? view.title };
}

/** What everyone can see cannot be told from what a member is shown. */
const publicKeys: ReadonlySet<string> = new Set(['features.publicDissemination']);

/** Every detection that is true on some page, with the first page that shows it. */
function sightings(site: Site): ProfileEntry[] {
  const detections = [...site.ruleset.detections.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return detections.flatMap(({ sets, confidence, check }) => {
    const { readable } = publicKeys.has(sets.profile) ? visitorSite(site) : site;
    for (const page of readable) {
      const answer = site.engine.evaluate(page.view, check);
      if (answer.value !== true) continue;
      const seen = seenOn(page, answer.quote?.exact);
      return [{ key: sets.profile, value: sets.value, origin: 'detected' as const, confidence, seen }];
    }
    return [];
  });
}

/** Independent signs of one answer add up: 1 − (1 − a)(1 − b). The strongest one is shown. */
function combine(entries: readonly ProfileEntry[]): ProfileEntry {
  const [strongest] = [...entries].sort((a, b) => b.confidence - a.confidence);
  const doubt = entries.reduce((product, entry) => product * (1 - entry.confidence), 1);
  return { ...(strongest as ProfileEntry), confidence: Math.round((1 - doubt) * 1000) / 1000 };
}

/** One entry per key and value, sorted by key. */
function detect(site: Site): ProfileEntry[] {
  const groups = new Map<string, ProfileEntry[]>();
  for (const entry of sightings(site)) {
    const key = JSON.stringify([entry.key, entry.value]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map(combine).sort(byKey);
}

/**
 * Joins what the user declared with what the pages suggest. A declaration wins; a detection that counts (≥ 0.8) and says
 * otherwise is reported beside it. Detections that disagree with each other are both reported and none is used.
 */
export function knowProfile(declared: DeclaredProfile, site: Site, detecting = true): KnownProfile {
  const own = [...declared.entries.values()].sort(byKey);
  const detected = detecting ? detect(site) : [];
  const entries = new Map<string, ProfileEntry>();
  const contradictions: Contradiction[] = [];
  const contradicted = new Set<string>();
  for (const key of new Set(detected.map((entry) => entry.key))) {
    const [first, second] = detected.filter((entry) => entry.key === key);
    if (first === undefined) continue;
    const declaration = declared.entries.get(key);
    if (second !== undefined) contradictions.push({ key, declared: first, detected: second });
    else if (declaration === undefined) entries.set(key, first);
    else if (declaration.value !== first.value && first.confidence >= countsFrom) {
      contradictions.push({ key, declared: declaration, detected: first });
      contradicted.add(key);
    }
  }
  for (const entry of own) entries.set(entry.key, entry);
  return { entries, declared: own, detected, contradictions, contradicted };
}
