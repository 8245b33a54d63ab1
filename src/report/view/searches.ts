import type { CoverageProof, RuleResult } from '../../assess/assessment.js';

/** One search for something not found. Several results may rest on the same one; the annex tells it once, in full. */
export interface Search {
  readonly number: number;
  readonly anchor: string;
  readonly proof: CoverageProof;
  /** Rules that rest on it, in reading order; the first one names what is missing, the others point to it. */
  readonly rules: readonly [string, ...string[]];
}

/** Proofs are the same search when they sought the same natures of page and left the same gaps; the words sought may differ. */
function searchKey({ sought, gaps, deadLinks = [], slugsTried, pagesVisited, complete, languages }: CoverageProof): string {
  return JSON.stringify([
    sought,
    gaps.map(({ code, urls }) => [code, urls]),
    deadLinks.map(({ url }) => url),
    slugsTried.length,
    pagesVisited,
    complete,
    languages,
  ]);
}

/** The distinct searches behind results, numbered in the order in which the results are read. */
export function searchesOf(results: readonly RuleResult[]): readonly Search[] {
  const found = new Map<string, { readonly proof: CoverageProof; readonly rules: [string, ...string[]] }>();
  for (const { coverage, rule } of results) {
    if (coverage === undefined) continue;
    const key = searchKey(coverage);
    const known = found.get(key);
    if (known) known.rules.push(rule);
    else found.set(key, { proof: coverage, rules: [rule] });
  }
  return [...found.values()].map(({ proof, rules }, index) => ({
    number: index + 1,
    anchor: `search-${index + 1}`,
    proof,
    rules,
  }));
}

export function searchOf(result: RuleResult, searches: readonly Search[]): Search | undefined {
  return searches.find(({ rules }) => rules.includes(result.rule));
}
