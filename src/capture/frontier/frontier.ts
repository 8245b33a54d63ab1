import type { FrontierEntry, SkippedReason } from '../../evidence/capture-record.js';
import { createCandidateStore } from './candidate-store.js';
import type { Candidate, Frontier, FrontierOptions, LearntPage, Sighting } from './frontier-types.js';
import { createNeedLedger } from './need-ledger.js';
import { bigAbove, chooseSample, joinAlike, noteShape, roomIn } from './sampling.js';
import { type MovingSignals, pointsOf, type Score, type Signals, type SteadyScore, scoreOf, steadyScore } from './score.js';
import type { Waiting } from './template-group.js';
import { isTemplate } from './template-group.js';
import { createTemplateMap } from './template-map.js';
import { templateSamples } from './template-samples.js';
import { createTrapLog } from './trap-log.js';
import { keyOf, urlKey, withoutSession } from './url-key.js';
import { type LeftReason, promisesLacking, standing, type WorthContext, whyLeft } from './worth.js';

export type { Candidate, Frontier, FrontierOptions, LearntPage, Sighting } from './frontier-types.js';
export { urlKey } from './url-key.js';

const mostEntries = 20_000;

/** What is kept of a URL that left the queue. */
interface Gone {
  readonly url: string;
  readonly score: Score;
  readonly promises: Sighting['promises'];
  readonly sightings: number;
  readonly chosenAs: string | undefined;
  fate: FrontierEntry['fate'];
}

/**
 * The queue of the crawl. It gives out the URL most worth a visit, takes a few examples of each template, leaves spaces without
 * end alone, and ends when the needs of the chosen rules are met and everything on which a proof of absence rests was read.
 * In memory and deterministic: the same calls in the same order give the same answers.
 */
export function createFrontier(options: FrontierOptions): Frontier {
  const { samples, everything, language } = options;
  const needs = createNeedLedger(options.needs, samples);
  const templates = createTemplateMap(options.templateLetter);
  const traps = createTrapLog();
  const visited = new Set<string>();
  const gone = new Map<string, Gone>();
  let pagesRead = 0;
  const context: WorthContext = {
    needs,
    traps,
    samples,
    everything,
    get pagesRead() {
      return pagesRead;
    },
  };
  const store = createCandidateStore({ context, templates, worthOf: value });

  /** What all waiting URLs are compared by at each choice: only this is gathered for that. */
  function movingOf({ group, promises, sightings }: Waiting): MovingSignals {
    if (!isTemplate(group)) return { promises, sightings, pagesRead, template: undefined };
    const { seen, visits, yields } = group;
    return { promises, sightings, pagesRead, template: { seen, visits, yields, isBig: seen > bigAbove(group, samples) } };
  }

  function signalsOf(candidate: Waiting): Signals {
    const { url, depth, title, rel, hreflang, visible, foundOn } = candidate;
    return { url, depth, title, rel, hreflang, visible, place: foundOn.place, text: foundOn.text, ...movingOf(candidate) };
  }

  function steadyOf(candidate: Waiting): SteadyScore {
    candidate.steady ??= steadyScore(signalsOf(candidate), language);
    return candidate.steady;
  }

  const scored = (candidate: Waiting): Score => scoreOf(signalsOf(candidate), needs, language, steadyOf(candidate));

  function value(candidate: Waiting): number {
    return pointsOf(movingOf(candidate), needs, steadyOf(candidate));
  }

  function described(candidate: Waiting, chosenAs?: string): Candidate {
    const { url, depth, foundOn, promises, group } = candidate;
    const { score, parts } = scored(candidate);
    const template = isTemplate(group) ? group.id : undefined;
    const base = { url, depth, foundOn, promises, score, parts };
    return { ...base, ...(template ? { template } : {}), ...(chosenAs ? { chosenAs } : {}) };
  }

  /** Of an address for which any other of its template would do: the one that best completes the examples. */
  function represented(best: Waiting): { readonly candidate: Waiting; readonly as: string | undefined } {
    const stands = standing(best, context);
    if (stands !== 'ordinary')
      return { candidate: best, as: isTemplate(best.group) || stands === 'promised' ? stands : undefined };
    if (everything || !isTemplate(best.group)) return { candidate: best, as: undefined };
    const alike = [...best.group.waiting.values()].filter(
      (other) => standing(other, context) === 'ordinary' && whyLeft(other, context) === undefined,
    );
    return chooseSample(best.group, alike) ?? { candidate: best, as: undefined };
  }

  function next(): Candidate | undefined {
    let best: Waiting | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const candidate of store.all()) {
      if (whyLeft(candidate, context) !== undefined) continue;
      const score = value(candidate);
      if (score > bestScore) [best, bestScore] = [candidate, score];
    }
    if (best === undefined) return undefined;
    const { candidate, as } = represented(best);
    const given = described(candidate, as);
    store.remove(candidate);
    visited.add(candidate.key);
    candidate.group.visits++;
    if (candidate.trap) traps.visited(candidate.trap.pattern);
    needs.tried(candidate.promises.slice(0, 2));
    const { sightings, promises, url } = candidate;
    gone.set(candidate.key, { url, score: scored(candidate), promises, sightings, chosenAs: as, fate: 'visited' });
    return given;
  }

  function learn(page: LearntPage): void {
    pagesRead++;
    const types = pagesRead === 1 ? [...page.types, 'home' as const] : page.types;
    const asked = gone.get(urlKey(page.requestedUrl));
    const group = templates.groupOf(page.requestedUrl);
    const landed = /^https?:/.test(page.url) ? templates.find(page.url) : undefined;
    if (asked === undefined) group.visits++;
    for (const type of asked?.promises ?? [])
      if (!page.readable || !types.includes(type)) group.fruitless.set(type, (group.fruitless.get(type) ?? 0) + 1);
    if (!page.readable) {
      group.failed++;
      return;
    }
    needs.found(types);
    for (const type of types) group.yields.add(type);
    group.pages.push({ id: page.id, chosenAs: asked?.chosenAs ?? (asked ? 'ranked' : 'unqueued') });
    // A page reached through a redirect to another kind of address shows nothing of how this template builds its pages.
    if (landed !== undefined && landed !== group) return;
    noteShape(group, page);
    joinAlike(group, templates.all());
  }

  /** Why each candidate would be left; what a template or a trap has no more room for is left, too. */
  function reasons(candidates: Iterable<Waiting>): { readonly candidate: Waiting; readonly reason: LeftReason | undefined }[] {
    const rooms = new Map<object | string, number>();
    const take = (key: object | string, room: number): boolean => {
      const left = rooms.get(key) ?? room;
      rooms.set(key, left - 1);
      return left > 0;
    };
    const reasonOf = (candidate: Waiting): LeftReason | undefined => {
      const reason = whyLeft(candidate, context);
      if (reason !== undefined || promisesLacking(candidate, context)) return reason;
      const { trap, group } = candidate;
      if (trap && !take(trap.pattern, trap.allowed - traps.visitsOf(trap.pattern))) return 'trap';
      const isOrdinary = !everything && isTemplate(group) && standing(candidate, context) === 'ordinary';
      return isOrdinary && !take(group, roomIn(group, samples)) ? 'sampled' : undefined;
    };
    return [...candidates].map((candidate) => ({ candidate, reason: reasonOf(candidate) }));
  }

  /** Every waiting URL with the reason why it is left, best first. */
  function plan(): { readonly candidate: Waiting; readonly reason: LeftReason | undefined }[] {
    const valued = [...store.all()].map((candidate) => ({ candidate, points: value(candidate) }));
    valued.sort((a, b) => b.points - a.points || a.candidate.order - b.candidate.order);
    return reasons(valued.map(({ candidate }) => candidate));
  }

  function entries(stoppedBy: SkippedReason = 'page-limit'): readonly FrontierEntry[] {
    const line = (url: string, { score, parts }: Score, promises: readonly string[], sightings: number) => {
      const template = templateOf(url);
      return { url, score, parts, promises, sightings, ...(template ? { template } : {}) };
    };
    const left = [...gone.values()].map((entry) => ({
      ...line(entry.url, entry.score, entry.promises, entry.sightings),
      fate: entry.fate,
    }));
    const waiting = plan().map(({ candidate, reason }) => ({
      ...line(candidate.url, scored(candidate), candidate.promises, candidate.sightings),
      fate: reason ?? stoppedBy,
    }));
    return [...left, ...waiting].slice(0, mostEntries);
  }

  function templateOf(url: string): string | undefined {
    const group = templates.find(withoutSession(url)?.url ?? url);
    return group && isTemplate(group) ? group.id : undefined;
  }

  return {
    add(sighting) {
      const clean = withoutSession(sighting.url);
      if (clean === undefined) return false;
      const key = keyOf(clean.url);
      if (clean.hadSession) store.noteSession(sighting.url, clean.url);
      return visited.has(key) ? false : store.add(key, clean.url, sighting);
    },
    next,
    markVisited(url) {
      const key = urlKey(url);
      const isNew = !visited.has(key);
      visited.add(key);
      const waiting = store.get(key);
      if (waiting) {
        const { promises, sightings } = waiting;
        gone.set(key, { url: waiting.url, score: scored(waiting), promises, sightings, chosenAs: undefined, fate: 'visited' });
        store.remove(waiting);
      }
      return isNew;
    },
    isVisited: (url) => visited.has(urlKey(url)),
    learn,
    leave(url, reason) {
      const entry = gone.get(urlKey(url));
      if (entry === undefined) return;
      entry.fate = reason;
      const group = templates.groupOf(entry.url);
      // A template whose addresses lead to pages known already is soon left alone; any other gets another try.
      if (reason === 'duplicate') group.visits++;
      else group.failed++;
    },
    templateOf,
    size: () => reasons(store.all()).filter(({ reason }) => reason === undefined).length,
    rest: () => plan().map(({ candidate, reason }) => ({ candidate: described(candidate), reason })),
    dropped: store.dropped,
    needs: needs.lists,
    templates: () => templateSamples(templates.all()),
    traps: traps.all,
    entries,
  };
}
