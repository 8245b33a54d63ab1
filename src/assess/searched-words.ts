import type { Node } from '../ruleset/node.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { PageType } from '../ruleset/vocabulary.js';

const sampleOf = 24;

const listed = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Nodes directly below a combinator. */
export function childrenOf(node: Node): readonly Node[] {
  return node.sequence ?? node.all ?? node.any ?? node.none ?? node.atLeast?.of ?? [];
}

/** Facts that a check asks, at any depth. */
export function factsOf(node: Node): string[] {
  return [...(node.fact === undefined ? [] : [node.fact.id]), ...childrenOf(node).flatMap(factsOf)];
}

function lexiconsOf(node: Node, ruleset: Ruleset, trail: readonly string[]): string[] {
  const own = [
    node.text?.lexicon,
    node.text?.near?.lexicon,
    node.link?.lexicon,
    node.control?.name,
    node.form?.about,
    node.form?.submit,
    ...(node.form?.fields ?? []).flatMap((field) => [field.label, field.option]),
    node.field?.near?.lexicon,
    node.dated?.lexicon,
  ].filter((id) => id !== undefined);
  const fact = node.fact?.id;
  const below = fact === undefined || trail.includes(fact) ? undefined : ruleset.facts.get(fact)?.check;
  return [
    ...own,
    ...(below === undefined ? [] : lexiconsOf(below, ruleset, [...trail, fact as string])),
    ...childrenOf(node).flatMap((child) => lexiconsOf(child, ruleset, trail)),
  ];
}

/** A phrase that people can read: alternatives and classes of the pattern language are left out. */
const isPlain = (phrase: string): boolean => /^[\p{L}\p{N}\s'’-]+$/u.test(phrase);

function plainAmong(phrases: readonly string[], most: number): readonly string[] {
  const plain: string[] = [];
  for (const phrase of phrases) {
    if (plain.length === most) break;
    if (isPlain(phrase)) plain.push(phrase);
  }
  return plain;
}

/** A sample of the words that were searched for, in the languages of the site: those of the check first; at most 24. */
export function searchedWords(
  ruleset: Ruleset,
  node: Node,
  sought: readonly PageType[],
  languages: readonly string[],
): readonly string[] {
  const ids = new Set([
    ...lexiconsOf(node, ruleset, []),
    ...sought.flatMap((type) => listed(ruleset.pageTypes.get(type)?.lexicon)),
  ]);
  const perLexicon = Math.max(2, Math.floor(sampleOf / Math.max(1, ids.size)));
  const spoken = languages.length === 0 ? ['en'] : languages;
  const words = [...ids].flatMap((id) => {
    const phrases = Object.entries(ruleset.lexicons.get(id)?.phrases ?? {})
      .filter(([language]) => language === 'any' || spoken.includes(language))
      .flatMap(([, list]) => list ?? []);
    return plainAmong(phrases, perLexicon);
  });
  return [...new Set(words)].slice(0, sampleOf);
}
