import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Node } from '../ruleset/node.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { Bilingual, PageType, Truth } from '../ruleset/vocabulary.js';
import type { CheckResult, EvidencePointer } from './assessment.js';
import { joinEvidence } from './evidence-pointer.js';
import type { AnsweredNode } from './logic.js';
import { measuredAccuracy } from './measured-accuracy.js';
import { childrenOf } from './searched-words.js';

const evidenceShown = 12;

/** The children that gave a node its answer. */
function deciding({ node, bare, children }: AnsweredNode): readonly AnsweredNode[] {
  if (bare === 'unknown') return children.filter(({ value }) => value === 'unknown');
  if (node.none) return children.filter(({ value }) => value === !bare);
  return children.filter(({ value }) => value === bare);
}

const ownId = ({ node }: AnsweredNode): string | undefined => node.id ?? node.fact?.id;

const hasNames = (answered: AnsweredNode): boolean =>
  deciding(answered).some((child) => child.node.id !== undefined || hasNames(child));

/** Names that say why a node is not true: the ids nearest to the leaves, but an alternative is named as a whole. */
function names(answered: AnsweredNode): string[] {
  const { node, children } = answered;
  const whole = node.any ?? node.none ?? node.atLeast;
  if (children.length === 0 || (node.id !== undefined && (whole !== undefined || !hasNames(answered))))
    return ownId(answered) === undefined ? [] : [ownId(answered) as string];
  return deciding(answered).flatMap(names);
}

/** Names of what stays open beside what failed. */
function openNames(answered: AnsweredNode): string[] {
  if (answered.value === 'unknown') return names(answered);
  if (answered.value === false && (answered.node.all || answered.node.sequence)) return answered.children.flatMap(openNames);
  return [];
}

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

export const failedNames = (root: AnsweredNode): string[] => (root.value === false ? distinct(names(root)) : []);
export const unknownNames = (root: AnsweredNode): string[] => distinct(openNames(root));

/** Every id, near the leaves or not, that helped to decide; examples may name any of them. */
export function decidingIds(root: AnsweredNode): ReadonlySet<string> {
  const below = deciding(root).flatMap((child) => [...decidingIds(child)]);
  const facts = root.node.fact === undefined ? [] : [root.node.fact.id];
  return new Set([...(root.node.id === undefined ? [] : [root.node.id]), ...facts, ...below]);
}

/** Answers of the leaves on which the outcome rests. */
export function decidingLeaves(root: AnsweredNode): readonly AnsweredNode[] {
  if (root.site !== undefined) return [root];
  return deciding(root).flatMap(decidingLeaves);
}

export function allNodes(root: AnsweredNode): readonly AnsweredNode[] {
  return [root, ...root.children.flatMap(allNodes)];
}

const evidence = new WeakMap<AnsweredNode, readonly EvidencePointer[]>();

/** It is asked of a node for itself and for each node above it. */
function evidenceOf(answered: AnsweredNode): readonly EvidencePointer[] {
  const known = evidence.get(answered);
  if (known !== undefined) return known;
  const joined = joinEvidence([answered.site?.evidence ?? [], ...answered.children.map(evidenceOf)]).slice(0, evidenceShown);
  evidence.set(answered, joined);
  return joined;
}

/** Evidence of the outcome, that of the deciding leaves first. */
export const rootEvidence = (root: AnsweredNode): EvidencePointer[] =>
  joinEvidence([...decidingLeaves(root).map(({ site }) => site?.evidence ?? []), evidenceOf(root)]).slice(0, evidenceShown);

/** Page types of the absence protocol on which the outcome rests, sorted. */
export const soughtTypes = (root: AnsweredNode): PageType[] =>
  distinct(decidingLeaves(root).flatMap(({ site }) => site?.sought ?? [])).sort();

/** The fact that a named leaf asks. */
function factNamed(id: string, node: Node): string | undefined {
  if (node.id === id) return node.fact?.id;
  return childrenOf(node)
    .map((child) => factNamed(id, child))
    .find((fact) => fact !== undefined);
}

function nameOf(id: string, rule: RuleDefinition, ruleset: Ruleset): Bilingual {
  const title = ruleset.facts.get(factNamed(id, rule.check) ?? id)?.title;
  return rule.checks[id] ?? title ?? { fr: id, en: id };
}

/** Readable names of check ids. */
export const namesOf = (ids: readonly string[], rule: RuleDefinition, ruleset: Ruleset): Bilingual[] =>
  ids.map((id) => nameOf(id, rule, ruleset));

function textOf(answered: AnsweredNode): string | undefined {
  return answered.site?.text ?? answered.children.map(textOf).find((text) => text !== undefined);
}

function factAsked(id: string, ruleset: Ruleset): Pick<CheckResult, 'fact' | 'measured'> {
  const measured = measuredAccuracy(ruleset, id);
  return { fact: id, ...(measured === undefined ? {} : { measured }) };
}

/** The nodes that have a name, and the facts that no named node covers; guarded nodes are left out. */
export function checkResults(root: AnsweredNode, rule: RuleDefinition, ruleset: Ruleset, covered = false): CheckResult[] {
  if (root.guarded) return [];
  const id = root.node.id ?? (covered ? undefined : root.node.fact?.id);
  const below = root.children.flatMap((child) => checkResults(child, rule, ruleset, covered || root.node.id !== undefined));
  if (id === undefined) return below;
  const text = textOf(root);
  const own: CheckResult = {
    id,
    name: nameOf(id, rule, ruleset),
    value: root.value satisfies Truth,
    ...(root.reason === undefined ? {} : { reason: root.reason }),
    ...(root.node.fact === undefined ? {} : factAsked(root.node.fact.id, ruleset)),
    ...(text === undefined ? {} : { text }),
    evidence: evidenceOf(root),
  };
  return [own, ...below];
}
