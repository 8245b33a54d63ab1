import type { PageType } from '../../ruleset/vocabulary.js';
import { shapeSimilarity } from './shape-similarity.js';
import type { Waiting } from './template-group.js';
import { type Group, isTemplate, mergeGroup, type ShapeCluster } from './template-group.js';

/** Below this, two pages of one pattern are built too differently to stand for each other. */
const differentBelow = 0.35;
/** From this on, pages of two patterns come from one template. */
const sameFrom = 0.85;
/** A page with fewer marks is too plain to be compared with those of other patterns. */
const tellingMarks = 20;
/** … and with fewer than these, even to be told apart from another page of its own. */
const fewestMarks = 8;
const mostClusters = 3;

/** Up to so many addresses a template is a small family: links of it that frame the site are all visited. */
export function bigAbove(group: Group, samples: number): number {
  if (group.kind === 'language') return samples;
  return group.kind === 'wide' ? Math.max(40, 3 * samples) : 3 * samples;
}

/** How many pages of a group are visited: each way of building pages gets its examples, and so do visits that failed. */
export function roomIn(group: Group, samples: number): number {
  return samples * Math.max(1, group.clusters.length) + Math.min(group.failed, samples) - group.visits;
}

/** The cluster of a page; a new one when it is built differently from all before. */
export function noteShape(
  group: Group,
  page: { id: string; shape: readonly string[]; types: readonly PageType[] },
): ShapeCluster {
  const types = [...page.types]
    .filter((type) => type !== 'home')
    .sort()
    .join(' ');
  let best: ShapeCluster | undefined;
  let likeness = -1;
  for (const cluster of group.clusters) {
    const value = shapeSimilarity(cluster.shape, page.shape);
    if (value > likeness) [best, likeness] = [cluster, value];
  }
  const isPlain = Math.min(page.shape.length, best?.shape.length ?? 0) < fewestMarks;
  if (best !== undefined && (isPlain || likeness >= differentBelow || group.clusters.length >= mostClusters)) {
    best.pages.push(page.id);
    return best;
  }
  const cluster: ShapeCluster = { shape: page.shape, types, pages: [page.id] };
  group.clusters.push(cluster);
  return cluster;
}

const mayMerge = (group: Group): boolean => isTemplate(group) && (group.kind === 'numbered' || group.kind === 'named');

/** Joins a group to the first one whose pages are built alike and are of the same types; tells which group it is part of now. */
export function joinAlike(group: Group, all: readonly Group[]): Group {
  const shape = group.clusters[0];
  if (!mayMerge(group) || shape === undefined || group.clusters.length !== 1 || shape.shape.length < tellingMarks) return group;
  for (const other of all) {
    const theirs = other.clusters[0];
    if (other === group || theirs === undefined || other.clusters.length !== 1 || !mayMerge(other)) continue;
    if (theirs.types !== shape.types || shapeSimilarity(theirs.shape, shape.shape) < sameFrom) continue;
    const [target, from] = all.indexOf(other) < all.indexOf(group) ? [other, group] : [group, other];
    const patterns = from.trapped < from.seen ? [from.pattern, ...from.also] : from.also;
    mergeGroup(from, target);
    const [main, second] = target.clusters;
    if (main && second) main.pages.push(...second.pages);
    target.clusters.length = 1;
    target.also.push(...patterns);
    return target;
  }
  return group;
}

/** One of the waiting addresses of a template, so that the examples are spread: first seen, oldest, most linked, and again. */
export function chooseSample(
  group: Group,
  waiting: readonly Waiting[],
): { readonly candidate: Waiting; readonly as: string } | undefined {
  const by = (better: (a: Waiting, b: Waiting) => boolean) =>
    waiting.reduce<Waiting | undefined>((best, next) => (best === undefined || better(next, best) ? next : best), undefined);
  const role = group.visits % 3;
  if (role === 1) {
    const oldest = by((a, b) => (a.number ?? Number.POSITIVE_INFINITY) < (b.number ?? Number.POSITIVE_INFINITY));
    const candidate = oldest?.number !== undefined ? oldest : by((a, b) => a.order > b.order);
    return candidate && { candidate, as: 'last' };
  }
  if (role === 2) {
    const popular = by((a, b) => a.sightings > b.sightings);
    if (popular && popular.sightings > 1) return { candidate: popular, as: 'popular' };
    const middle = [...waiting].sort((a, b) => a.order - b.order)[Math.floor(waiting.length / 2)];
    return middle && { candidate: middle, as: 'middle' };
  }
  const first = by(
    (a, b) => (a.lastmod ?? '') > (b.lastmod ?? '') || ((a.lastmod ?? '') === (b.lastmod ?? '') && a.order < b.order),
  );
  return first && { candidate: first, as: 'first' };
}
