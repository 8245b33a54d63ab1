import type { RuleDefinition } from './definitions.js';
import type { Node } from './node.js';
import { resolveSet } from './resolve-set.js';
import type { Ruleset } from './ruleset.js';
import { type PageType, pageTypes } from './vocabulary.js';
import { walkNodes } from './walk-nodes.js';

/** What is sought when a rule looks anywhere: every page of which a site has one. */
export const soughtAnywhere: readonly PageType[] = [
  'about',
  'accessibility',
  'cancellation',
  'community-guidelines',
  'complaint',
  'contact',
  'cookies',
  'dsa-hub',
  'help',
  'legal-notice',
  'privacy',
  'report-form',
  'terms',
  'terms-of-sale',
  'transparency-report',
];

const nodesBelow = (node: Node): readonly Node[] => walkNodes(node, []).map((placed) => placed.node);

/** Types that the facts themselves ask for (`page: {is: …}`), through facts that ask other facts. */
function namedByFact(ruleset: Ruleset, id: string, seen: Set<string>): readonly PageType[] {
  const fact = ruleset.facts.get(id);
  if (fact === undefined || seen.has(id)) return [];
  seen.add(id);
  return nodesBelow(fact.check).flatMap((node) => [
    ...typesNamed(node),
    ...(node.fact ? namedByFact(ruleset, node.fact.id, seen) : []),
  ]);
}

const typesNamed = ({ page }: Node): readonly PageType[] =>
  page === undefined ? [] : typeof page.is === 'string' ? [page.is] : page.is;

const typesOf = (pages: readonly PageType[] | 'any'): readonly PageType[] => (pages === 'any' ? soughtAnywhere : pages);

function neededBy(ruleset: Ruleset, rule: RuleDefinition): readonly PageType[] {
  const asked = nodesBelow(rule.check).flatMap((node) => [
    ...typesNamed(node),
    ...(node.fact ? [...typesOf(node.fact.pages ?? rule.target.pages), ...namedByFact(ruleset, node.fact.id, new Set())] : []),
  ]);
  return [...typesOf(rule.target.pages), ...asked];
}

/**
 * The page types on which the rules of a set look, in the order of the vocabulary: what a visit has to find.
 * @throws UsageError for an unknown set
 */
export function neededPageTypes(ruleset: Ruleset, setName: string): PageType[] {
  const needed = new Set(resolveSet(ruleset, setName).rules.flatMap((rule) => neededBy(ruleset, rule)));
  return pageTypes.filter((type) => type !== 'other' && needed.has(type));
}
